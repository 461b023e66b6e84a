"""Where the work runs: what is to be read, one batch of it, and the processes that share the batches."""

from minsheng_extract.running.inputs import Inputs, batches, find_inputs
from minsheng_extract.running.job import extract_batch_of_files
from minsheng_extract.running.workers import in_order

__all__ = ["Inputs", "batches", "extract_batch_of_files", "find_inputs", "in_order"]
