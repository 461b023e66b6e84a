"""What of an HTML element is seen: its text without blanks, how long it is, its names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

_UNSEEN = frozenset(
    """audio button canvas del embed head iframe input link math meta noscript object option script select style svg
    template textarea title video""".split()  # noqa: SIM905 (words read better as words)
)
# visibility:hidden is left out: accounts' articles are saved with it, before their script has shown them
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"[-_]")
_NUMBER_AT_END = re.compile(r"[-_]?\d+$")


def is_unseen(element: Element) -> bool:
    """True for what a browser does not show: scripts, styles, forms' controls, hidden elements, deleted text."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def inner_text(element: Element) -> str:
    """All text inside an element, shown or not."""
    return "".join(str(text) for text in element.itertext())


def bare(text: str) -> str:
    """A text without white space."""
    return _BLANK.sub("", text)


def plain(element: Element) -> str:
    """The element's visible text without white space."""
    return "".join(_visible(element))


def plain_length(element: Element) -> int:
    """How long that is."""
    return len(plain(element))


def unlinked(element: Element) -> str:
    """The element's visible text without white space and without its links'."""
    return "".join(_visible(element, links=False))


def names(element: Element) -> set[str]:
    """Id and classes in lower case, whole and word by word, numbers at their end dropped."""
    written = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    whole = {_NUMBER_AT_END.sub("", name) for name in written.split()}
    return whole | {word for name in whole for word in _WORD.split(name) if word}


def _visible(element: Element, *, links: bool = True) -> Iterator[str]:
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield bare(node)
            continue
        if is_unseen(node) or (not links and node.tag == "a"):
            continue
        for child in reversed(node):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if node.text:
            stack.append(node.text)
