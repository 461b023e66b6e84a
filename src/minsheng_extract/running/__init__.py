"""Where the work runs: what is to be read, one batch of it, and the processes that share the batches."""

from minsheng_extract.running.inputs import InputError, Inputs, batches, find_inputs
from minsheng_extract.running.job import crashed_batch, extract_batch_of_files, extract_document, tables_of
from minsheng_extract.running.pairs import Side, align_across, align_pair, align_stored
from minsheng_extract.running.workers import in_order

__all__ = [
    "InputError", "Inputs", "Side", "align_across", "align_pair", "align_stored", "batches", "crashed_batch",
    "extract_batch_of_files", "extract_document", "find_inputs", "in_order", "tables_of",
]  # fmt: skip
