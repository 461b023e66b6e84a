"""Archives (.zip, .tar, .tar.gz, .gz) -> their files as inputs, within limits on number, size and ratio.

Nothing is written to disk, so a member's name can lead nowhere; a name that tries is refused all the same.
"""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from minsheng_extract.reading.content import Member
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.zipped import MOST_BYTES, MOST_RATIO, SMALL, member_bytes, open_zip

MOST_MEMBERS = 5_000
MOST_TOTAL = 1_000_000_000
MOST_DEPTH = 3
"""How many archives may stand inside one another."""
_UTF8_NAME = 0x800
_UNWANTED = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


def members(data: bytes) -> Iterator[Member]:
    """The files of an archive, in its order; folders and systems' own hidden files are left out.

    A member that cannot be given (Encrypted, TooLarge, Truncated, UnsafePath) carries the `ReadError`
    in place of its bytes. Raises `ReadError` where the archive itself cannot be read or holds too much.
    """
    if data.startswith(b"PK"):
        return _within_limits(_zip_members(data))
    if data.startswith(b"\x1f\x8b"):
        return _within_limits(_gzip_members(data))
    return _within_limits(_tar_members(data))


def _within_limits(given: Iterator[Member]) -> Iterator[Member]:
    total = 0
    for count, member in enumerate(given, 1):
        total += len(member.data) if isinstance(member.data, bytes) else 0
        if count > MOST_MEMBERS or total > MOST_TOTAL:
            raise ReadError(
                "TooLarge",
                f"the archive holds more than {MOST_MEMBERS:,} files or {MOST_TOTAL:,} bytes; unpack it first",
            )
        yield member


def _zip_members(data: bytes) -> Iterator[Member]:
    with open_zip(data) as container:
        for info in container.infolist():
            name = _zip_name(info)
            if not info.is_dir() and _is_wanted(name):
                yield _member(name, lambda info=info: member_bytes(container, info))  # type: ignore[misc]


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 mark were written by Chinese Windows in GBK."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        written = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _gzip_members(data: bytes) -> Iterator[Member]:
    """A .tar.gz is its tar's members, any other .gz one file."""
    plain = _gunzipped(data)
    if plain[257:262] == b"ustar":
        yield from _tar_members(plain)
    else:
        yield Member("content", plain)


def _gunzipped(data: bytes) -> bytes:
    most = min(MOST_BYTES, max(SMALL, MOST_RATIO * len(data)))
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
            plain = packed.read(most + 1)
    except (OSError, EOFError, zlib.error) as broken:
        raise ReadError("Truncated", f"the archive is cut off or damaged ({broken}); fetch it again") from broken
    if len(plain) > most:
        raise ReadError("TooLarge", f"the archive unpacks to more than {most:,} bytes; that is no notice")
    return plain


def _tar_members(data: bytes) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as container:
            for info in container:
                if info.isfile() and _is_wanted(info.name):
                    yield _member(info.name, lambda info=info: _tar_bytes(container, info))  # type: ignore[misc]
    except tarfile.TarError as broken:
        raise ReadError("Truncated", f"the archive is cut off or damaged ({broken}); fetch it again") from broken


def _tar_bytes(container: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = container.extractfile(info)
    return b"" if file is None else file.read()


def _member(name: str, bytes_of: Callable[[], bytes]) -> Member:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        return Member(name, ReadError("UnsafePath", f"{name} points out of its archive; pack the files again"))
    try:
        return Member(name, bytes_of())
    except ReadError as refused:
        return Member(name, refused)


def _is_wanted(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and not any(part in _UNWANTED or part.startswith("._") for part in parts)
