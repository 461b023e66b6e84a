"""An output folder -> typed data frames for a notebook, or Arrow tables for the next step."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from minsheng_extract.writing.folder import OutputError, check_made
from minsheng_extract.writing.schema import TableName, schema_of

if TYPE_CHECKING:
    import pandas as pd


def stored_table(folder: str | Path, table: TableName) -> pa.Table:
    """One table of an output folder, with its schema. Raises `OutputError` where there is none."""
    path = Path(folder) / f"{table}.parquet"
    if not path.is_file():
        check_made(Path(folder))
        raise OutputError(f"{path} is missing, the rest is there; make all anew: minsheng run INPUT -o OUT")
    return pq.read_table(path, schema=schema_of(table))


def frame_of(rows: pa.Table) -> pd.DataFrame:
    """A data frame with dates as datetime64, whole numbers as Int32, categories, and lists backed by Arrow."""
    import pandas as pd  # heavy, and not needed by a run

    types = {pa.string(): pd.StringDtype("pyarrow"), pa.int32(): pd.Int32Dtype()}
    lists = pa.list_(pa.string())
    return rows.to_pandas(
        types_mapper=lambda kind: pd.ArrowDtype(kind) if kind == lists else types.get(kind),
        date_as_object=False,
    )


class Tables:
    """The tables of an output folder as typed data frames, each read when first asked for.

    >>> tables = read_tables("out")                                  # doctest: +SKIP
    >>> tables.quantities.groupby("topic", observed=True)["value"].count()   # doctest: +SKIP
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        stored_table(self.folder, "failures")  # a wrong folder is said at once, not at the first use

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a notice."""
        return self._frame("documents")

    @cached_property
    def items(self) -> pd.DataFrame:
        """One row a numbered unit."""
        return self._frame("items")

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """One row a figure."""
        return self._frame("quantities")

    @cached_property
    def alignments(self) -> pd.DataFrame:
        """One row a target with what became of it."""
        return self._frame("alignments")

    @cached_property
    def numerals(self) -> pd.DataFrame:
        """One row a run of digits, and what it is."""
        return self._frame("numerals")

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row a thing that went wrong."""
        return self._frame("failures")

    def _frame(self, table: TableName) -> pd.DataFrame:
        return frame_of(stored_table(self.folder, table))


def read_tables(folder: str | Path) -> Tables:
    """The tables that a run wrote into `folder`. Raises `OutputError` where it holds none."""
    return Tables(folder)
