"""Batches that a run has finished, kept beside its output until it ends well: the next run takes up from there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from minsheng_extract.rulebook import Rules
from minsheng_extract.writing import TABLES, TableName

Tables = dict[TableName, pa.Table]
Work = Callable[[tuple[Path, ...]], Tables]


def kept_beside(out: Path) -> Path:
    """Where the finished batches of a run into `out` are kept."""
    out = out.resolve()
    return out.with_name(f".{out.name}.minsheng-done")


def forget(out: Path) -> None:
    """Take the finished batches away: the run into `out` has ended well."""
    shutil.rmtree(kept_beside(out), ignore_errors=True)


def _of_program(rules: Rules) -> str:
    """A digest of the program and its rules: after a change of either nothing is taken over."""
    package = Path(__file__).parents[1]
    code = sorted((path.as_posix(), path.stat().st_mtime_ns) for path in package.rglob("*.py"))
    entries = [entry.model_dump_json() for field in fields(rules) for entry in getattr(rules, field.name)]
    return blake2b(repr((version("minsheng_extract"), code, entries)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Keeping:
    """Work that keeps what it makes of a batch, and does not do it twice.

    `what` says what the work is, beside the files: the program, its rules, the steps wanted.
    """

    work: Work
    folder: Path
    what: str

    def __call__(self, paths: tuple[Path, ...]) -> Tables:
        """The tables of a batch, from the folder where they are kept already."""
        file = self.folder / f"{self._key(paths)}.arrow"
        tables = _stored(file)
        if tables is None:
            tables = self.work(paths)
            _store(file, tables)
        return tables

    def _key(self, paths: tuple[Path, ...]) -> str:
        digest = blake2b(self.what.encode(), digest_size=16)
        for path in paths:
            digest.update(path.as_posix().encode("utf-8", "surrogateescape"))
            with suppress(OSError):  # what cannot be read is a failure of the work, not of keeping it
                digest.update(path.read_bytes())
        return digest.hexdigest()


def keeping(work: Work, out: Path, rules: Rules, *, align: bool) -> Keeping:
    """`work` as it is, but for what a run into `out` that died has done already."""
    folder = kept_beside(out)
    folder.mkdir(parents=True, exist_ok=True)
    return Keeping(work, folder, f"{_of_program(rules)} {align}")


def _store(file: Path, tables: Tables) -> None:
    """Keep the tables, if there is room."""
    aside = file.with_suffix(".part")
    with suppress(OSError), pa.OSFile(str(aside), "wb") as sink:
        for table in TABLES:
            with pa.ipc.new_stream(sink, tables[table].schema) as stream:
                stream.write_table(tables[table])
        sink.close()
        aside.replace(file)


def _stored(file: Path) -> Tables | None:
    try:
        with pa.OSFile(str(file), "rb") as source:
            return {table: pa.ipc.open_stream(source).read_all() for table in TABLES}
    except (OSError, pa.ArrowInvalid):
        return None
