"""One batch of files -> tables: the work that a process does on its own."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import ReadError, read_all
from minsheng_extract.records import Document, Failure, Item, Numeral, Quantity, Stage
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting import lay_out
from minsheng_extract.writing import TableName, table_of

DUPLICATE = "Duplicate"


class Extracted(NamedTuple):
    """All that the steps made of one document; a step that failed leaves its part empty."""

    document: Document
    items: tuple[Item, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    failures: tuple[Failure, ...] = ()


def unexpected(path: str, stage: Stage, error: Exception, doc_id: str | None = None) -> Failure:
    """The failure row of an error that nobody foresaw."""
    at = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" ({Path(at[0].filename).name}:{at[0].lineno})" if at else ""
    said = str(error) or type(error).__name__
    detail = f"{said}{where}; a fault of minsheng_extract: please report it with this file"
    return Failure(path=path, doc_id=doc_id, stage=stage, error=type(error).__name__, detail=detail)


def extract_document(document: Document, rules: Rules) -> Extracted:
    """Items, quantities and the account of numerals of one document; never raises."""
    stage: Stage = "segment"
    extracted = Extracted(document)
    try:
        layout = lay_out(document, rules)
        extracted = extracted._replace(items=layout.items)
        stage = "extract"
        figures = read_figures(document, layout, rules)
        return extracted._replace(quantities=tuple(figures.quantities), numerals=tuple(figures.numerals))
    except Exception as error:
        return extracted._replace(failures=(unexpected(document.path, stage, error, document.doc_id),))


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


def crashed(paths: tuple[Path, ...]) -> dict[TableName, pa.Table]:
    """The tables of a file that ended the process that read it."""
    detail = "the process that read it was ended, perhaps for want of memory; try it alone, with --workers 1"
    rows = [Failure(path=path.as_posix(), stage="read", error="Crashed", detail=detail) for path in paths]
    return {"failures": table_of("failures", rows)}


def duplicate(path: str, doc_id: str, first: str) -> Failure:
    """The note that a document stands already among those read."""
    detail = f"the same bytes as {first}, which stands in the tables; nothing to do"
    return Failure(path=path, doc_id=doc_id, stage="read", error=DUPLICATE, detail=detail)


def extract_batch_of_files(paths: Iterable[Path], rules: Rules) -> dict[TableName, pa.Table]:
    """The tables of some files; what could not be done is in `failures`."""
    done: dict[str, Extracted] = {}
    failures: list[Failure] = []
    for read in (read for path in paths for read in read_file(path, rules)):
        if isinstance(read, Failure):
            failures.append(read)
        elif read.doc_id in done:
            failures.append(duplicate(read.path, read.doc_id, done[read.doc_id].document.path))
        else:
            done[read.doc_id] = extract_document(read, rules)
            failures.extend(done[read.doc_id].failures)
    return _tables(list(done.values()), failures)


def _tables(done: list[Extracted], failures: list[Failure]) -> dict[TableName, pa.Table]:
    return {
        "documents": table_of("documents", [one.document for one in done]),
        "items": table_of("items", [item for one in done for item in one.items]),
        "quantities": table_of("quantities", [quantity for one in done for quantity in one.quantities]),
        "numerals": table_of("numerals", [numeral for one in done for numeral in one.numerals]),
        "failures": table_of("failures", failures),
    }
