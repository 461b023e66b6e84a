"""Archives: each file an input, within limits, and nothing can lead out of them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from minsheng_extract.reading import archive, read_all
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.records import Document, Failure

NOTICE = "青溪县2023年民生实事\n新增公办学位1.3万个。\n".encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return out.getvalue()


def found(data: bytes, tmp_path: Path, name: str = "in.zip") -> list[Document | Failure]:
    file = tmp_path / name
    file.write_bytes(data)
    return list(read_all(file))


@pytest.mark.parametrize("make", [zipped, tarred, lambda files: tarred(files, "w")])
def test_members_are_inputs(make: object, tmp_path: Path) -> None:
    data = make({"一.txt": NOTICE, "__MACOSX/._一.txt": b"x", "夹/二.txt": NOTICE + b".", "夹/Thumbs.db": b"x"})  # type: ignore[operator]
    first, second = found(data, tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.path.endswith("in.zip!一.txt")
    assert second.path.endswith("in.zip!夹/二.txt")
    assert first.text == NOTICE.decode()


def test_names_of_chinese_windows() -> None:
    data = zipped({"ABCDEFGH.txt": NOTICE})
    raw = "民生实事".encode("gbk")
    (member,) = archive.members(data.replace(b"ABCDEFGH", raw))
    assert member.name == "民生实事.txt"


def test_a_single_gzipped_file(tmp_path: Path) -> None:
    (document,) = found(gzip.compress(NOTICE), tmp_path, "notice.txt.gz")
    assert isinstance(document, Document)
    assert document.text == NOTICE.decode()


@pytest.mark.parametrize(
    "name", ["../../etc/notice.txt", "/etc/notice.txt", "a/../../b.txt", "C:\\notice.txt", "..\\b.txt"]
)
@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_that_lead_out(make: object, name: str, tmp_path: Path) -> None:
    bad, good = found(make({name: NOTICE, "good.txt": NOTICE}), tmp_path)  # type: ignore[operator]
    assert isinstance(bad, Failure)
    assert bad.error == "UnsafePath"
    assert isinstance(good, Document)
    assert [path.name for path in tmp_path.iterdir()] == ["in.zip"]


def test_one_bad_member_does_not_spoil_the_others(tmp_path: Path) -> None:
    bomb = bytes(50_000_000)
    results = found(zipped({"炸.txt": bomb, "空.txt": b"", "好.txt": NOTICE, "坏.docx": b"PK\x03\x04..."}), tmp_path)
    assert [r.error if isinstance(r, Failure) else "ok" for r in results] == ["TooLarge", "Empty", "ok", "Truncated"]


def test_encrypted_members(tmp_path: Path) -> None:
    data = bytearray(zipped({"密.txt": NOTICE}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (failure,) = found(bytes(data), tmp_path)
    assert isinstance(failure, Failure)
    assert failure.error == "Encrypted"
    assert "password" in failure.detail


def test_truncated_archives(tmp_path: Path) -> None:
    for data in (zipped({"a.txt": NOTICE * 50})[:-30], tarred({"a.txt": NOTICE * 500})[:-60]):
        (failure,) = found(data, tmp_path)
        assert isinstance(failure, Failure)
        assert failure.error == "Truncated"


def test_a_gzip_bomb(tmp_path: Path) -> None:
    (failure,) = found(gzip.compress(bytes(60_000_000)), tmp_path, "bomb.gz")
    assert isinstance(failure, Failure)
    assert failure.error == "TooLarge"


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    given = archive.members(zipped({f"{n}.txt": NOTICE for n in range(5)}))
    assert [next(given).name for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    with pytest.raises(ReadError) as caught:
        next(given)
    assert caught.value.error == "TooLarge"


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": NOTICE})
    for _ in range(6):
        data = zipped({"in.zip": data})
    (failure,) = found(data, tmp_path)
    assert isinstance(failure, Failure)
    assert failure.error == "TooLarge"
    (document,) = found(zipped({"in.zip": zipped({"a.txt": NOTICE})}), tmp_path)
    assert isinstance(document, Document)


def test_links_in_a_tar_are_not_followed() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    assert list(archive.members(out.getvalue())) == []
