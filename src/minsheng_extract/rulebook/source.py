"""rules/*.yaml as nodes that know their line, so that an error can name file, line and entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_TEXT, _LIST, _MAPPING, _MERGE = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map", "merge"))


class RulesError(ValueError):
    """A rules file is wrong. The message names file, line and entry, and what to do."""


class Faults:
    """What is wrong with some rules files, gathered so that all of it is said at once, a line each."""

    def __init__(self) -> None:
        self.said: list[str] = []

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """What goes wrong in here is kept, and the rest goes on."""
        try:
            yield
        except RulesError as fault:
            self.said.append(str(fault))

    def tell(self) -> None:
        """Raise `RulesError` where something was wrong."""
        if self.said:
            lines = "\n".join(self.said)
            count = lines.count("\n") + 1
            raise RulesError(lines if count == 1 else f"{count} faults in the rules:\n{lines}")


class RawEntry(NamedTuple):
    """One entry as data, with the file and line it came from, and its node to find other lines."""

    file: Path
    line: int
    data: dict[str, Any]
    node: yaml.MappingNode

    def line_of(self, location: tuple[int | str, ...]) -> int:
        """Line of the key or element that a validation error points at."""
        node: yaml.Node = self.node
        for step in location:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return int(node.start_mark.line) + 1


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        element = node.value[step]
        return element if isinstance(element, yaml.Node) else None
    return None


def _place(file: Path, node: yaml.Node) -> str:
    return f"{file}:{node.start_mark.line + 1}"


def _data(file: Path, node: yaml.Node, seen: set[int], loader: Any) -> Any:
    """What a node says. Refuses what YAML allows and a reader trips over: repeated keys, anchors, merges, keys that
    are lists."""
    if id(node) in seen:
        raise RulesError(f"{_place(file, node)}: anchors and aliases (& and *) are not used here; write it out")
    seen.add(id(node))
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        return node.value
    if node.tag == _LIST and isinstance(node, yaml.SequenceNode):
        return [_data(file, element, seen, loader) for element in node.value]
    if node.tag == _MAPPING and isinstance(node, yaml.MappingNode):
        data: dict[Any, Any] = {}
        for key, value in node.value:
            name = _key(file, key, data, loader)
            data[name] = _data(file, value, seen, loader)
        return data
    return _constructed(file, node, loader)


def _key(file: Path, key: yaml.Node, data: dict[Any, Any], loader: Any) -> Any:
    if not isinstance(key, yaml.ScalarNode) or key.tag == _MERGE:
        said = "a key is a plain word; lists as keys and merges (<<) are not used here"
        raise RulesError(f"{_place(file, key)}: {said}")
    name = key.value if key.tag == _TEXT else _constructed(file, key, loader)
    if name in data:
        raise RulesError(f"{_place(file, key)}: the key '{key.value}' stands twice; keep one")
    return name


def _constructed(file: Path, node: yaml.Node, loader: Any) -> Any:
    """A number, a day, a truth value; and whatever has a tag of its own."""
    try:
        return loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as broken:  # an unknown tag, a day that is none
        raise _not_yaml(file, broken, node.start_mark.line + 1) from broken


def _not_yaml(file: Path, broken: Exception, line: int | None = None) -> RulesError:
    mark = getattr(broken, "problem_mark", None)
    line = mark.line + 1 if mark else line
    return RulesError(f"{file}{f':{line}' if line else ''}: not YAML: {getattr(broken, 'problem', None) or broken}")


def read_entries(file: Path, faults: Faults) -> list[RawEntry]:
    """The entries of one rules file: a YAML list of mappings; to `faults` goes, with file and line, what is none.

    Raises `RulesError` where the file is no such list.
    """
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(file.read_text(encoding="utf-8-sig"))
        root = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as unreadable:
        raise RulesError(f"{file}: cannot be read: {unreadable}; rules are text files in UTF-8") from unreadable
    except yaml.YAMLError as broken:
        raise _not_yaml(file, broken) from broken
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise RulesError(f"{file}:1: a rules file is a list of entries, each starting with '- id:'")
    seen: set[int] = set()
    entries: list[RawEntry] = []
    for node in root.value:
        with faults.gathered():
            entries.append(_entry(file, node, seen, loader))
    return entries


def _entry(file: Path, node: yaml.Node, seen: set[int], loader: Any) -> RawEntry:
    if not isinstance(node, yaml.MappingNode):
        raise RulesError(f"{_place(file, node)}: an entry is a mapping that starts with '- id:'")
    return RawEntry(file, node.start_mark.line + 1, _data(file, node, seen, loader), node)
