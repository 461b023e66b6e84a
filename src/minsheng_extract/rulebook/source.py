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


def _refuse_repeated_keys(file: Path, node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise RulesError(f"{file}:{key.start_mark.line + 1}: the key '{key.value}' stands twice; keep one")
            seen.add(key.value)
            _refuse_repeated_keys(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for element in node.value:
            _refuse_repeated_keys(file, element)


def read_entries(file: Path) -> list[RawEntry]:
    """The entries of one rules file: a YAML list of mappings."""
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(file.read_text(encoding="utf-8"))
        root = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as unreadable:
        raise RulesError(f"{file}: cannot be read: {unreadable}") from unreadable
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark else str(file)
        raise RulesError(f"{where}: not YAML: {getattr(broken, 'problem', broken)}") from broken
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise RulesError(f"{file}:1: a rules file is a list of entries, each starting with '- id:'")
    _refuse_repeated_keys(file, root)
    entries: list[RawEntry] = []
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise RulesError(f"{file}:{line}: an entry is a mapping that starts with '- id:'")
        entries.append(RawEntry(file, line, loader.construct_object(node, deep=True), node))
    return entries
