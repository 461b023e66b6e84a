"""Files, folders and globs -> the files to read, in an order that is the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from minsheng_extract.reading.naming import SUFFIXES
from minsheng_extract.writing.folder import manifest_of

_BATCH_BYTES = 1 << 20
_BATCH_FILES = 64


class InputError(Exception):
    """There is nothing to read. The message says what was looked for."""


class Inputs(NamedTuple):
    """What was found: files to read, inputs that are not there, files in folders passed over for their kind."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]
    passed_over: tuple[Path, ...]


def _in_folder(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        here = Path(at)
        # Hidden folders, and tables of an earlier run, are no notices.
        folders[:] = sorted(n for n in folders if not n.startswith(".") and manifest_of(here / n) is None)
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def _named(given: str) -> list[Path]:
    path = Path(given)
    if path.exists():
        return [path]
    return [Path(match) for match in sorted(glob(given, recursive=True))] if has_magic(given) else []


def find_inputs(given: Iterable[str | Path]) -> Inputs:
    """The files behind paths, folders (searched to the bottom) and globs; each file once, in the order given."""
    files: dict[str, Path] = {}
    missing: list[str] = []
    passed_over: list[Path] = []
    for name in map(str, given):
        named = _named(name)
        if not named:
            missing.append(name)
        for path in named:
            found = list(_in_folder(path)) if path.is_dir() else [path]
            for file in found:
                if path.is_dir() and file.suffix.lower() not in SUFFIXES:
                    passed_over.append(file)
                else:
                    files.setdefault(os.path.abspath(file), file)
    return Inputs(tuple(files.values()), tuple(missing), tuple(passed_over))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def batches(files: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Files in parcels of about a megabyte: enough work to be worth a message between processes."""
    parcels: list[tuple[Path, ...]] = []
    parcel: list[Path] = []
    weight = 0
    for file in files:
        size = _size(file)
        if parcel and (weight + size > _BATCH_BYTES or len(parcel) == _BATCH_FILES):
            parcels.append(tuple(parcel))
            parcel, weight = [], 0
        parcel.append(file)
        weight += size
    return [*parcels, tuple(parcel)] if parcel else parcels
