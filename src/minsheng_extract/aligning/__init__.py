"""plan x report -> Alignments: which figures answer which targets, and what became of each."""

from minsheng_extract.aligning.align import align
from minsheng_extract.aligning.bond import PairError
from minsheng_extract.aligning.pairing import Pair, Pairing, Refusal, pair_documents, why_apart

__all__ = ["Pair", "PairError", "Pairing", "Refusal", "align", "pair_documents", "why_apart"]
