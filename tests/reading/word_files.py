"""Word files made on the fly: python-docx for the frame, numbering and markup written as XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BULLET = "\uf0b7"


def level(at: int, kind: str, text: str, *, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def new_document() -> WordDocument:
    """A document without python-docx's own list definitions."""
    document = Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    return document


def add_list(document: WordDocument, abstract_id: int, levels: Sequence[str], extra: str = "") -> None:
    """A list definition and the numbering of the same id that uses it."""
    numbering = document.part.numbering_part.element
    first_num = next((i for i, e in enumerate(numbering) if e.tag.endswith("}num")), len(numbering))
    xml = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="multilevel"/>'
        f"{extra}{''.join(levels)}</w:abstractNum>"
    )
    numbering.insert(first_num, parse_xml(xml))
    add_num(document, abstract_id, abstract_id)


def add_num(document: WordDocument, num_id: int, abstract_id: int, overrides: str = "") -> None:
    numbering = document.part.numbering_part.element
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'
        )
    )


def numbered(paragraph: object, num_id: int, at: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="{num_id}"/></w:numPr>'))


def ns(xml: str) -> object:
    """An element of WordprocessingML; `w:` is declared for it."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w')}", xml, count=1))


def insert_xml(document: WordDocument, xml: str) -> None:
    """Body-level XML at the end of the body; `w:` is declared for it."""
    body = document.element.body
    body.insert(len(body) - 1, ns(xml))


def saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
