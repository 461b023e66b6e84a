"""Which promises are set against which report: inside one document, and between the documents of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from minsheng_extract.records import Alignment, Document, Failure, Quantity
from minsheng_extract.rulebook import Rules
from minsheng_extract.running.faults import REFUSED, unexpected, unplaced
from minsheng_extract.writing import records_of, stored_table


class Aligned(NamedTuple):
    """What aligning made, and what it could not."""

    alignments: tuple[Alignment, ...] = ()
    failures: tuple[Failure, ...] = ()


class Side(NamedTuple):
    """One side of a pair: a document and its figures."""

    document: Document
    quantities: Sequence[Quantity]


def _refused(report: Document, reason: str) -> Failure:
    return Failure(path=report.path, doc_id=report.doc_id, stage="align", error=REFUSED, detail=reason)


def align_pair(plan: Side, report: Side, rules: Rules) -> Aligned:
    """The plan's targets against the report; never raises."""
    from minsheng_extract.aligning import PairError, align  # with scipy: half a second, for those who align

    document = report.document
    try:
        return Aligned(align(plan.quantities, report.quantities, plan=plan.document, report=document, rules=rules), ())
    except PairError as refused:
        return Aligned((), (_refused(document, str(refused)),))
    except Exception as error:
        return Aligned((), (unexpected(document.path, "align", error, document.doc_id),))


def align_inside(document: Document, quantities: Sequence[Quantity], rules: Rules) -> Aligned:
    """A report against itself, for the targets that it restates; nothing for any other document."""
    if document.doc_type not in ("report", "both") or not quantities:
        return Aligned()
    side = Side(document, quantities)
    return align_pair(side, side, rules)


class _Stored:
    """Documents of an output folder with their figures, each read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._documents = stored_table(folder, "documents")
        self._quantities = stored_table(folder, "quantities")
        self._place = {doc_id: place for place, doc_id in enumerate(self._documents["doc_id"].to_pylist())}
        self._rows = _stretches(self._quantities)

    def without_text(self) -> tuple[Document, ...]:
        """All documents as pairing needs them."""
        at = self._documents.schema.get_field_index("text")
        empty = pa.array([""] * self._documents.num_rows, pa.string())
        return records_of(Document, self._documents.set_column(at, self._documents.schema.field(at), empty))

    def side(self, doc_id: str) -> Side:
        """The whole document, and its figures."""
        (document,) = records_of(Document, self._documents.slice(self._place[doc_id], 1))
        return Side(document, records_of(Quantity, self._quantities.slice(*self._rows.get(doc_id, (0, 0)))))


def _stretches(rows: pa.Table) -> dict[str, tuple[int, int]]:
    """Where the rows of each document begin, and how many there are: they stand together."""
    stretches: dict[str, tuple[int, int]] = {}
    for place, doc_id in enumerate(rows["doc_id"].to_pylist()):
        start, length = stretches.get(str(doc_id), (place, 0))
        stretches[str(doc_id)] = (start, length + 1)
    return stretches


def align_across(folder: Path, rules: Rules) -> Iterator[Aligned]:
    """Every plan of the tables in `folder` against the reports that belong to it, and the near misses."""
    from minsheng_extract.aligning import pair_documents

    stored = _Stored(folder)
    pairing = pair_documents(stored.without_text(), rules=rules)
    for pair in pairing.pairs:
        if pair.kind != "inside":
            yield align_pair(stored.side(pair.plan.doc_id), stored.side(pair.report.doc_id), rules)
    refused = (_refused(miss.report, f"not set against {miss.plan.path}: {miss.reason}") for miss in pairing.refusals)
    yield Aligned((), (*refused, *map(unplaced, pairing.unplaced)))


def align_stored(folder: Path, rules: Rules) -> Iterator[Aligned]:
    """All alignments of the tables in `folder`: inside each document, then between documents."""
    stored = _Stored(folder)
    for document in stored.without_text():
        yield align_inside(*stored.side(document.doc_id), rules)
    yield from align_across(folder, rules)
