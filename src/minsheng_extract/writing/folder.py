"""An output folder is whole or not there: written aside, then renamed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

MANIFEST = "minsheng.json"
_DESKTOP = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class OutputError(Exception):
    """The output cannot be written or read where it should be. The message says what to do."""


def manifest_of(folder: Path) -> dict[str, object] | None:
    """What a run wrote of itself into its folder, None where the folder is not of our making."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("program") == "minsheng_extract" else None


def check_made(folder: Path) -> None:
    """Raise `OutputError` where a folder is none that a run wrote."""
    if manifest_of(folder) is not None:
        return
    if folder.is_dir():
        wrong = f"{folder} is no output folder of minsheng"
    else:
        wrong = f"{folder} is a file, no output folder" if folder.exists() else f"there is no folder {folder}"
    raise OutputError(f"{wrong}; make one with: minsheng run INPUT -o OUT")


def write_manifest(folder: Path) -> None:
    """Mark the folder as ours: with this file a later run may replace it."""
    files = sorted({path.name for path in folder.iterdir()} | {MANIFEST})
    manifest = {"program": "minsheng_extract", "version": version("minsheng_extract"), "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _refuse_foreign(out: Path) -> None:
    present = {path.name for path in out.iterdir()} - _DESKTOP
    manifest = manifest_of(out) or {}
    ours = manifest.get("files")
    foreign = sorted(present - set(ours if isinstance(ours, list) else ()))
    if foreign:
        named = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise OutputError(
            f"{out} holds what minsheng did not write ({named}). A run replaces its whole output folder: "
            "name a new one with -o, or move these files away"
        )


def _last(out: Path) -> Path:
    return out.with_name(f".{out.name}.minsheng-last")


def check_output(out: Path) -> None:
    """Raise `OutputError` where `out` cannot become an output folder, before any work is done."""
    if out.is_dir():
        _refuse_foreign(out)
    elif out.exists():
        raise OutputError(f"{out} is a file; name a folder with -o")
    elif _last(out).is_dir():  # a run died between its two renames
        _last(out).rename(out)


def _make_aside(out: Path) -> Path:
    aside = out.with_name(f".{out.name}.minsheng-{token_hex(4)}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside.mkdir()
    except OSError as refused:
        if file := next((above for above in out.parents if above.is_file()), None):
            raise OutputError(f"{file} is a file, and {out} would be in it; name another folder with -o") from refused
        raise OutputError(f"cannot write in {out.parent}: {refused.strerror}; name another folder with -o") from refused
    return aside


def _hold(folder: Path) -> int | None:
    """Take hold of a folder until this process ends, however it ends; None where another has it, or nobody can."""
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _sweep(out: Path) -> None:
    """Take away what earlier runs into `out` left that were killed; a folder that a live run holds stays."""
    left = re.compile(re.escape(f".{out.name}.minsheng-") + "[0-9a-f]{8}")
    for name in os.listdir(out.parent) if out.parent.is_dir() else ():
        if left.fullmatch(name) and (handle := _hold(out.parent / name)) is not None:
            shutil.rmtree(out.parent / name, ignore_errors=True)
            os.close(handle)


def _put_in_place(aside: Path, out: Path) -> None:
    last = _last(out)
    shutil.rmtree(last, ignore_errors=True)
    try:
        if out.exists():
            out.rename(last)
        aside.rename(out)
    except OSError as refused:
        if last.exists() and not out.exists():
            last.rename(out)
        raise OutputError(
            f"cannot replace {out}: {refused.strerror}; is a file in it open, or is it a mounted disk?"
        ) from refused
    shutil.rmtree(last, ignore_errors=True)


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A folder to write into, which becomes `out` when all is written; else `out` stays as it was.

    Raises `OutputError` where `out` is a file, cannot be written, or holds what minsheng did not write.
    """
    out = out.resolve()  # a link stays a link: what it leads to is replaced
    check_output(out)
    with suppress(OSError):  # what cannot be swept does no harm
        _sweep(out)
    aside = _make_aside(out)
    held = _hold(aside)
    try:
        yield aside
        _put_in_place(aside, out)
    except BaseException as stopped:
        with suppress(OSError):
            shutil.rmtree(aside)
        if isinstance(stopped, OSError):
            raise OutputError(f"cannot write {out}: {stopped.strerror}; the folder is as it was") from stopped
        raise
    finally:
        if held is not None:
            os.close(held)
