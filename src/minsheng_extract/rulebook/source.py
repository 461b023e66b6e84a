"""rules/*.yaml as nodes that know their line, so that an error can name file, line and entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml


class RulesError(ValueError):
    """A rules file is wrong. The message names file, line and entry, and what to do."""


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


def _check_node(file: Path, node: yaml.Node, seen: set[int]) -> None:
    """Refuses what YAML allows and a reader trips over: repeated keys, anchors, merges, keys that are lists."""
    if id(node) in seen:
        raise RulesError(f"{_place(file, node)}: anchors and aliases (& and *) are not used here; write it out")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        _check_keys(file, node)
        for _, value in node.value:
            _check_node(file, value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for element in node.value:
            _check_node(file, element, seen)


def _check_keys(file: Path, node: yaml.MappingNode) -> None:
    keys: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
            said = "a key is a plain word; lists as keys and merges (<<) are not used here"
            raise RulesError(f"{_place(file, key)}: {said}")
        if key.value in keys:
            raise RulesError(f"{_place(file, key)}: the key '{key.value}' stands twice; keep one")
        keys.add(key.value)


def _not_yaml(file: Path, broken: Exception, line: int | None = None) -> RulesError:
    mark = getattr(broken, "problem_mark", None)
    line = mark.line + 1 if mark else line
    return RulesError(f"{file}{f':{line}' if line else ''}: not YAML: {getattr(broken, 'problem', None) or broken}")


def _constructed(file: Path, loader: Any, node: yaml.MappingNode) -> RawEntry:
    line = node.start_mark.line + 1
    try:
        return RawEntry(file, line, loader.construct_object(node, deep=True), node)
    except (yaml.YAMLError, ValueError) as broken:  # an unknown tag, a day that is none
        raise _not_yaml(file, broken, line) from broken


def read_entries(file: Path) -> list[RawEntry]:
    """The entries of one rules file: a YAML list of mappings. Raises `RulesError` with file and line."""
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
    _check_node(file, root, set())
    for node in root.value:
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1
            raise RulesError(f"{file}:{line}: an entry is a mapping that starts with '- id:'")
    return [_constructed(file, loader, node) for node in root.value]
