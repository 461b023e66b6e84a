"""Files of every format, made once for all test processes."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import renderings

from minsheng_extract.reading import office, read_bytes
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

Make = Callable[[], bytes]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs LibreOffice where there is none; in CI it has to be there."""
    if office.program() is not None or os.environ.get("CI"):
        return
    left_out = [item for item in items if item.get_closest_marker("office")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Make], bytes]:
    """Bytes made once under a name, whichever test process comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "made"
    folder.mkdir(exist_ok=True)

    def made(name: str, make: Make) -> bytes:
        file = folder / name
        with Path(folder, f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                file.write_bytes(make())
        return file.read_bytes()

    return made


@pytest.fixture(scope="session")
def rendering(shared: Callable[[str, Make], bytes]) -> Callable[[str], bytes]:
    """The made-up notice in a format, by its suffix."""

    def converted(source: str, target: str) -> bytes:
        return office.convert(rendered(source), f".{source}", target)

    def rendered(suffix: str) -> bytes:
        makers: dict[str, Make] = {
            "txt": renderings.as_text,
            "html": renderings.as_html,
            "docx": renderings.as_docx,
            "xlsx": renderings.as_xlsx,
            "csv": renderings.as_csv,
            "pdf": lambda: converted("docx", "pdf"),
            "doc": lambda: converted("docx", "doc"),
            "rtf": renderings.as_rtf,
            "odt": lambda: converted("docx", "odt"),
            "xls": lambda: converted("xlsx", "xls"),
            "ofd": lambda: renderings.as_ofd(renderings.pages_of(rendered("pdf"))),
        }
        return shared(f"notice.{suffix}", makers[suffix])

    return rendered


@pytest.fixture(scope="session")
def document(shared: Callable[[str, Make], bytes], rendering: Callable[[str], bytes]) -> Callable[[str], Document]:
    """The made-up notice read from a format; each is read once, for a conversion takes seconds."""

    def read(suffix: str) -> Document:
        def pickled() -> bytes:
            return pickle.dumps(read_bytes(rendering(suffix), f"notice.{suffix}", load_rules()))

        found: Document = pickle.loads(shared(f"notice.{suffix}.pickle", pickled))
        return found

    return read
