"""Names and small look-ups of WordprocessingML, the XML inside a .docx."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFF = frozenset({"0", "false", "off", "none"})
_WRAPPERS = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "rubyBase"}
)


def as_transitional(xml: bytes) -> bytes:
    """The same part with the names of the ISO strict variant changed to the usual ones."""
    return xml.replace(_STRICT, _TRANSITIONAL)


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute `w:name` of an element that may be missing."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, default: int) -> int:
    """`w:val` as a whole number."""
    written = value(element)
    return int(written) if written is not None and written.lstrip("-").isdecimal() else default


def is_on(properties: Element | None, name: str) -> bool:
    """True where a switch such as `w:vanish` stands among the properties and is not turned off."""
    switch = None if properties is None else properties.find(W + name)
    return switch is not None and (value(switch) or "true") not in _OFF


def unwrapped(parent: Element) -> Iterator[Element]:
    """Children in order, insertions, content controls and links opened; deletions and moves away left out."""
    for child in parent:
        name = local(child)
        if name in _WRAPPERS:
            yield from unwrapped(child)
        elif name == "sdt":
            if not _is_contents(child):
                yield from unwrapped(child)
        elif name == "AlternateContent":
            yield from unwrapped(_chosen(child))
        elif name == "ruby":
            yield from unwrapped(child)
        elif name not in {"", "del", "moveFrom", "rt", "sdtPr", "sdtEndPr", "rubyPr"}:
            yield child


def _chosen(alternatives: Element) -> Element:
    """The first choice: what a current word processor shows; the fallback says the same again."""
    return next(iter(alternatives), alternatives)


def _is_contents(control: Element) -> bool:
    """A generated table of contents repeats the headings with page numbers; it is no text of the notice."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"
