"""The tables of an output folder -> one self-contained HTML page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from minsheng_extract.showing.review.rows import review_data
from minsheng_extract.writing.folder import check_made, write_manifest

PAGE = "review.html"


def _embedded(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    return to_json(data).decode().replace("<", "\\u003c")


def review_page(folder: Path) -> str:
    """The page for the tables in `folder`: no script, style, font or image comes from elsewhere."""
    parts = files("minsheng_extract.showing.review")
    page = (parts / "review.html").read_text(encoding="utf-8")
    for name in ("review.css", "review.js"):
        page = page.replace(f"/*{name}*/", (parts / name).read_text(encoding="utf-8"))
    return page.replace("/*data*/", _embedded(review_data(folder)))


def write_review(folder: Path) -> Path:
    """Write the page into an output folder. Raises `OutputError` where the folder holds no tables.

    >>> write_review(Path("out"))          # doctest: +SKIP
    PosixPath('out/review.html')
    """
    check_made(folder)
    page = folder / PAGE
    page.write_text(review_page(folder), encoding="utf-8", newline="\n")
    write_manifest(folder)
    return page
