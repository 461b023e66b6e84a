"""rules/*.yaml -> Rules: every file validated by the model of its kind, overlays entry by entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.numbering import Numbering
from minsheng_extract.rulebook.rules import Rules
from minsheng_extract.rulebook.source import Faults, RawEntry, RulesError, read_entries
from minsheng_extract.settled import settled


def builtin_folder() -> Path:
    """The rules that come with the package: inside the wheel, or the checkout's rules/."""
    inside = Path(str(files("minsheng_extract"))) / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "rules"


_UNKNOWN = "extra_forbidden"


def _kinds() -> dict[str, type[Entry]]:
    hints = get_type_hints(Rules)
    return {field.name: get_args(hints[field.name])[0] for field in fields(Rules)}


def _validated(raw: RawEntry, kind: type[Entry]) -> Entry:
    try:
        return kind.model_validate(raw.data)
    except ValidationError as wrong:
        errors = sorted(wrong.errors(), key=lambda error: error["type"] != _UNKNOWN)  # the rest may follow from it
        raise RulesError("\n".join(dict.fromkeys(_line(raw, kind, error) for error in errors))) from wrong


def _line(raw: RawEntry, kind: type[Entry], error: ErrorDetails) -> str:
    """One thing wrong with an entry: file:line: entry: field: what."""
    at = ".".join(str(step) for step in error["loc"])
    known = ", ".join(field.alias or name for name, field in kind.model_fields.items())
    said = f"no such field; there are {known}" if error["type"] == _UNKNOWN and at in raw.data else error["msg"]
    return f"{raw.file}:{raw.line_of(error['loc'])}: entry '{raw.data.get('id', '?')}': {at}: {said}"


def _check_folder(folder: Path, kinds: dict[str, type[Entry]], faults: Faults) -> None:
    if not folder.is_dir():
        raise RulesError(f"{folder}: no such folder of rules")
    files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in (".yaml", ".yml")]
    named = ", ".join(f"{kind}.yaml" for kind in kinds)
    if not files:
        raise RulesError(f"{folder}: no rules in this folder; the files of rules are {named}")
    for file in files:
        if file.stem not in kinds or file.suffix != ".yaml":
            faults.said.append(f"{file}: unknown rules file; the kinds are {named}")


def _folder_entries(folder: Path, name: str, kind: type[Entry], faults: Faults) -> dict[str, tuple[RawEntry, Entry]]:
    file = folder / f"{name}.yaml"
    found: dict[str, tuple[RawEntry, Entry]] = {}
    entries: list[RawEntry] = []
    with faults.gathered():
        entries = read_entries(file, faults) if file.exists() else []
    for raw in entries:
        with faults.gathered():
            entry = _validated(raw, kind)
            if entry.id in found:
                earlier = found[entry.id][0]
                raise RulesError(f"{raw.file}:{raw.line}: the id '{entry.id}' stands already in line {earlier.line}")
            found[entry.id] = (raw, entry)
    return found


def _overlaid(folders: Iterable[Path], name: str, kind: type[Entry], faults: Faults) -> list[tuple[RawEntry, Entry]]:
    """Built-in entries in their order; an overlay's entry of the same id takes the place, a new one goes first."""
    merged: dict[str, tuple[RawEntry, Entry]] = {}
    for folder in folders:
        own = _folder_entries(folder, name, kind, faults)
        new = {key: value for key, value in own.items() if key not in merged}
        merged = new | {key: own.get(key, value) for key, value in merged.items()}
    return list(merged.values())


def _check_continued(pairs: list[tuple[RawEntry, Entry]]) -> None:
    """Refuse a numbering that continues a style there is not."""
    styles = {entry.id for _, entry in pairs}
    for raw, entry in pairs:
        if isinstance(entry, Numbering) and entry.series not in styles:
            line = raw.line_of(("continues",))
            raise RulesError(
                f"{raw.file}:{line}: entry '{entry.id}': continues: no numbering has the id '{entry.series}'"
            )


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each rules file: when these change, the rules are read anew."""
    files = sorted(folder.glob("*.yaml"))
    return tuple((file.name, state.st_mtime_ns, state.st_size) for file in files for state in [file.stat()])


@lru_cache(maxsize=8)
@settled()
def _load(folders: tuple[Path, ...], stamps: tuple[object, ...]) -> Rules:
    faults = Faults()
    loaded = _entries(folders, faults)
    faults.tell()  # from here, so that the error keeps hold of no YAML
    return Rules(**loaded)  # type: ignore[arg-type]


def _entries(folders: tuple[Path, ...], faults: Faults) -> dict[str, tuple[Entry, ...]]:
    """The entries of each kind, later folders laid over the earlier; what is wrong goes to `faults`."""
    kinds = _kinds()
    for folder in folders:
        with faults.gathered():
            _check_folder(folder, kinds, faults)
    seen: dict[str, RawEntry] = {}
    loaded: dict[str, tuple[Entry, ...]] = {}
    for name, kind in kinds.items():
        pairs = _overlaid(folders, name, kind, faults)
        for raw, entry in pairs:
            other = seen.setdefault(entry.id, raw)
            if other is not raw:
                twice = f"the id '{entry.id}' stands also in {other.file}:{other.line}"
                faults.said.append(f"{raw.file}:{raw.line}: {twice}")
        if not faults.said:  # else a style may be missing for its own fault
            with faults.gathered():
                _check_continued(pairs)
        loaded[name] = tuple(entry for _, entry in pairs)
    return loaded


def load_rules(*overlays: str | Path) -> Rules:
    """The built-in rules, with each folder in `overlays` laid over them entry by entry.

    Loaded once per set of folders, and anew when a file in them has changed. Raises `RulesError`,
    which names file, line and entry of all that is wrong.

    >>> any(unit.id == "unit.length.km" for unit in load_rules().units)
    True
    """
    folders = (builtin_folder(), *(Path(overlay).resolve() for overlay in overlays))
    return _load(folders, tuple(_stamp(folder) for folder in folders))
