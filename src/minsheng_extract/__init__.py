"""Promises of Chinese governments as tables: every figure with its indicator, deadline and office.

The flow in verbs; each is imported when first used, so that `import minsheng_extract` costs nothing.

>>> import minsheng_extract as me
>>> document = me.Document.from_text("新增公办义务教育阶段学位1.3万个", year=2031)
>>> me.extract(document)[0].value                # doctest: +SKIP
Decimal('13000')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minsheng_extract.aligning import align
    from minsheng_extract.extracting import account, extract, segment
    from minsheng_extract.pipeline import run
    from minsheng_extract.reading import read
    from minsheng_extract.records import Alignment, Document, Failure, Item, Numeral, Quantity
    from minsheng_extract.rulebook import Rules, load_rules
    from minsheng_extract.running.arrow import extract_batch
    from minsheng_extract.writing import Tables, read_tables

__all__ = [
    "Alignment", "Document", "Failure", "Item", "Numeral", "Quantity", "Rules", "Tables", "account", "align",
    "extract", "extract_batch", "load_rules", "read", "read_tables", "run", "segment",
]  # fmt: skip

_HOMES = {
    "aligning": ("align",),
    "extracting": ("account", "extract", "segment"),
    "pipeline": ("run",),
    "reading": ("read",),
    "records": ("Alignment", "Document", "Failure", "Item", "Numeral", "Quantity"),
    "rulebook": ("Rules", "load_rules"),
    "running.arrow": ("extract_batch",),
    "writing": ("Tables", "read_tables"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'minsheng_extract' has no attribute '{name}'")
    return getattr(import_module(f"minsheng_extract.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
