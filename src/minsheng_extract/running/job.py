"""One batch of files -> tables: the work that a process does on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from logging import getLogger
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import ReadError, read_all
from minsheng_extract.records import Alignment, Document, Failure, Item, Numeral, Quantity, Stage
from minsheng_extract.rulebook import Rules
from minsheng_extract.running.faults import crashed, duplicate, unexpected
from minsheng_extract.running.pairs import align_inside
from minsheng_extract.segmenting import lay_out
from minsheng_extract.writing import TableName, table_of

_LONG = 3_000_000  # characters: some hundred notices, ten megabytes
_log = getLogger("minsheng")


class Extracted(NamedTuple):
    """All that the steps made of one document; a step that failed leaves its part empty."""

    document: Document
    items: tuple[Item, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    failures: tuple[Failure, ...] = ()


def extract_document(document: Document, rules: Rules, *, align: bool = False) -> Extracted:
    """Items, quantities, the account of numerals and, if wanted, alignments of one document; never raises."""
    if document.n_chars > _LONG:
        _log.warning("%s is long (%s characters): it may take minutes", document.path, f"{document.n_chars:,}")
    stage: Stage = "segment"
    extracted = Extracted(document)
    try:
        layout = lay_out(document, rules)
        extracted = extracted._replace(items=layout.items)
        stage = "extract"
        figures = read_figures(document, layout, rules)
        extracted = extracted._replace(
            items=figures.items, quantities=tuple(figures.quantities), numerals=tuple(figures.numerals)
        )
    except Exception as error:
        return extracted._replace(failures=(unexpected(document.path, stage, error, document.doc_id),))
    if not align:
        return extracted
    aligned = align_inside(document, extracted.quantities, rules)
    return extracted._replace(alignments=aligned.alignments, failures=aligned.failures)


def read_file(path: Path, rules: Rules) -> Iterator[Document | Failure]:
    """The documents of one file (an archive has many) and what in it could not be read; never raises."""
    try:
        yield from read_all(path, rules)
    except ReadError as refused:
        yield Failure(path=path.as_posix(), stage="read", error=refused.error, detail=refused.detail)
    except OSError as refused:
        detail = f"{refused.strerror or refused}; see that the file is there and may be read"
        yield Failure(path=path.as_posix(), stage="read", error="Unreadable", detail=detail)
    except Exception as error:
        yield unexpected(path.as_posix(), "read", error)


def extract_batch_of_files(paths: Iterable[Path], rules: Rules, *, align: bool = False) -> dict[TableName, pa.Table]:
    """The tables of some files; what could not be done is in `failures`."""
    done: dict[str, Extracted] = {}
    failures: list[Failure] = []
    for read in (read for path in paths for read in read_file(path, rules)):
        if isinstance(read, Failure):
            failures.append(read)
        elif read.doc_id in done:
            failures.append(duplicate(read.path, read.doc_id, done[read.doc_id].document.path))
        else:
            done[read.doc_id] = extract_document(read, rules, align=align)
            failures.extend(done[read.doc_id].failures)
    return tables_of(list(done.values()), failures)


def crashed_batch(paths: Iterable[Path]) -> dict[TableName, pa.Table]:
    """The tables of files that ended the process that read them."""
    return tables_of([], [crashed(path.as_posix()) for path in paths])


def tables_of(done: Sequence[Extracted], failures: Sequence[Failure]) -> dict[TableName, pa.Table]:
    """All tables of some documents."""
    return {
        "documents": table_of("documents", [one.document for one in done]),
        "items": table_of("items", [item for one in done for item in one.items]),
        "quantities": table_of("quantities", [quantity for one in done for quantity in one.quantities]),
        "numerals": table_of("numerals", [numeral for one in done for numeral in one.numerals]),
        "alignments": table_of("alignments", [alignment for one in done for alignment in one.alignments]),
        "failures": table_of("failures", failures),
    }
