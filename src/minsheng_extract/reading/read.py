"""A file -> its document or documents: the kind from the content, then that kind's reader, then metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from minsheng_extract.reading import media
from minsheng_extract.reading.content import Content, Member
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.linear_table import find_tables
from minsheng_extract.reading.metadata import describe
from minsheng_extract.reading.mojibake import damage
from minsheng_extract.records import Document, Failure
from minsheng_extract.rulebook import Rules, load_rules

MAX_BYTES = 200_000_000
"""Larger files are refused: no notice is that long, and the memory is needed."""


def read(path: str | Path, *, rules: Rules | None = None) -> Document:
    """The document in a file of any known kind; an archive must hold exactly one.

    Raises `ReadError`, which says what is wrong and what to do.

    >>> read("samples/haizhou-2020-tasks.txt").doc_number  # doctest: +SKIP
    '海政发〔2020〕15号'
    """
    found = list(read_all(path, rules))
    documents = [each for each in found if isinstance(each, Document)]
    if len(documents) == 1:
        return documents[0]
    if len(found) == 1 and isinstance(only := found[0], Failure):
        raise ReadError(only.error, only.detail if str(path) in only.detail else f"{path}: {only.detail}")
    raise ReadError("Archive", f"{path} holds {len(found)} files; read_all gives them one by one")


def read_all(path: str | Path, rules: Rules | None = None) -> Iterator[Document | Failure]:
    """Each document of a file: one, or one for each member of an archive. What fails is a `Failure`.

    So is what of a document could not be read (a scanned page among others); it follows the document.
    """
    rules = rules or load_rules()
    try:
        data = _bytes_of(Path(path))
    except ReadError as wrong:
        yield _failure(str(path), wrong)
        return
    yield from _unpacked(data, str(path), rules)


def read_bytes(data: bytes, path: str, rules: Rules) -> Document:
    """The document in some bytes; `path` is where they come from and a hint at their kind.

    Raises `ReadError`.
    """
    return _read(data, path, rules)[0]


def _read(data: bytes, path: str, rules: Rules) -> tuple[Document, tuple[str, ...]]:
    """The document, and what of the file could not be read."""
    if not data:
        raise ReadError("Empty", "the file has no bytes in it; fetch or save it again")
    kind = media.sniff(data, path)
    content = _content(data, kind, rules)
    if not content.text.strip():
        raise ReadError("Empty", "the file has no text in it; fetch or save it again")
    digest = sha256(data).hexdigest()
    about = describe(content.text, content.hints, rules)
    document = Document(
        doc_id=digest[:16],
        path=path,
        sha256=digest,
        media_type=kind,
        encoding=content.encoding,
        text=content.text,
        tables=content.tables or find_tables(content.text, rules),
        page_starts=content.page_starts,
        **about._asdict(),
    )
    garbled = damage(content.text)
    return document, content.gaps if garbled is None else (*content.gaps, garbled)


def _content(data: bytes, kind: str, rules: Rules) -> Content:
    """What the kind's reader gives. Damage that it did not foresee is a `ReadError` too: one file stops no run."""
    reader = _reader(kind)
    try:
        return reader(data, rules=rules) if kind in media.PAGES else reader(data)
    except ReadError:
        raise
    except Exception as damage:
        what = f"{type(damage).__name__}: {damage}"[:200]
        raise ReadError(
            "Malformed",
            f"taken for {kind}, the file cannot be read ({what}); open it in its own program and save it again",
        ) from damage


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReadError("Folder", f"{path} is a folder; name a file, or give the folder to `minsheng run`")
        if path.stat().st_size > MAX_BYTES:
            raise ReadError("TooLarge", f"{path} has more than {MAX_BYTES // 1_000_000} MB; split it")
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise ReadError("Missing", f"{path} does not exist; check the path") from missing
    except OSError as refused:
        raise ReadError("Unreadable", f"{path} cannot be opened: {refused.strerror or refused}") from refused


def _unpacked(data: bytes, path: str, rules: Rules) -> Iterator[Document | Failure]:
    try:
        if data and media.sniff(data, path) in media.ARCHIVES:
            for member in _members(data, path):
                inside = f"{path}!{member.name}"
                if isinstance(member.data, ReadError):
                    yield _failure(inside, member.data)
                else:
                    yield from _unpacked(member.data, inside, rules)
        else:
            document, gaps = _read(data, path, rules)
            yield document
            for gap in gaps:
                yield Failure(path=path, doc_id=document.doc_id, stage="read", error="Partial", detail=gap)
    except ReadError as wrong:
        yield _failure(path, wrong)


def _members(data: bytes, path: str) -> Iterator[Member]:
    from minsheng_extract.reading import archive

    if path.count("!") >= archive.MOST_DEPTH:
        raise ReadError("TooLarge", f"archives stand more than {archive.MOST_DEPTH} deep in one another; unpack them")
    return archive.members(data)


def _reader(kind: str) -> Callable[..., Content]:
    if kind not in media.READERS:
        raise ReadError("Unsupported", f"no reader for {kind}; save it as text, HTML, DOCX or PDF")
    module, function = media.READERS[kind]
    reader: Callable[..., Content] = getattr(import_module(f"minsheng_extract.reading.{module}"), function)
    return reader


def _failure(path: str, wrong: ReadError) -> Failure:
    return Failure(path=path, stage="read", error=wrong.error, detail=wrong.detail)
