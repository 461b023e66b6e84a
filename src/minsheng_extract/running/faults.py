"""Failures that the run itself notes, and which of them are no faults."""

from __future__ import annotations

import traceback
from pathlib import Path

from minsheng_extract.records import Document, Failure, Stage
from minsheng_extract.showing.summary import DUPLICATE, REFUSED, UNPLACED

__all__ = ["DUPLICATE", "REFUSED", "UNPLACED", "crashed", "duplicate", "missing", "unexpected", "unplaced"]

_NAME_TWO = "name the two: minsheng align --plan FILE --report FILE"


def unexpected(path: str, stage: Stage, error: Exception, doc_id: str | None = None) -> Failure:
    """An error that nobody foresaw."""
    at = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" ({Path(at[0].filename).name}:{at[0].lineno})" if at else ""
    said = str(error) or type(error).__name__
    detail = f"{said}{where}; a fault of minsheng_extract: please report it with this file"
    return Failure(path=path, doc_id=doc_id, stage=stage, error=type(error).__name__, detail=detail)


def crashed(path: str) -> Failure:
    """A file that ended the process that read it."""
    detail = "the process that read it was ended, perhaps for want of memory; try it alone, with --workers 1"
    return Failure(path=path, stage="read", error="Crashed", detail=detail)


def duplicate(path: str, doc_id: str, first: str) -> Failure:
    """The note that a document stands already among those read."""
    detail = f"the same bytes as {first}, which stands in the tables; nothing to do"
    return Failure(path=path, doc_id=doc_id, stage="read", error=DUPLICATE, detail=detail)


def missing(name: str) -> Failure:
    """An input that is not there."""
    detail = "there is no such file or folder, and nothing matches it; see how it is spelt"
    return Failure(path=name, stage="read", error="Missing", detail=detail)


def unplaced(document: Document) -> Failure:
    """The note that a plan or report was set against none, as nobody can tell whose it is."""
    unknown = [name for name, known in (("place", document.region), ("year", document.year)) if known is None]
    are = "are" if len(unknown) > 1 else "is"
    detail = f"its {' and '.join(unknown)} {are} not known, so it was set against none; {_NAME_TWO}"
    return Failure(path=document.path, doc_id=document.doc_id, stage="align", error=UNPLACED, detail=detail)
