"""LibreOffice as a converter: what is missing is named, what hangs is ended, what is damaged is said."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from minsheng_extract.reading import office
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.legacy import read_legacy

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(*streams: str) -> bytes:
    """A compound file with named, empty streams: a header, an allocation table, a directory."""
    header = bytearray(OLE + bytes(504))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return bytes(header) + table + entries.ljust(512, b"\0")


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice that does what the script says."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def error_of(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_legacy(data)
    return caught.value


def test_without_libreoffice_the_install_line_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    wrong = error_of(compound("WordDocument"))
    assert wrong.error == "MissingExtra"
    assert "apt-get install libreoffice-writer-nogui" in wrong.detail


def test_a_hanging_conversion_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "alive"
    monkeypatch.setenv("PATH", program(tmp_path, f"(while :; do touch {mark}; sleep 0.05; done) & sleep 60"))
    began = time.monotonic()
    with pytest.raises(ReadError) as caught:
        office.convert(b"x", ".doc", "docx", limit=0.5)
    assert caught.value.error == "TimedOut"
    assert time.monotonic() - began < 10
    time.sleep(0.2)
    last = mark.stat().st_mtime_ns
    time.sleep(0.4)
    assert mark.stat().st_mtime_ns == last


@pytest.mark.parametrize("script", ["exit 0", "exit 77", ': > "${0%/*}/in.docx"'])
def test_no_output_is_a_failure_whatever_the_exit_code(
    script: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", program(tmp_path, script))
    wrong = error_of(compound("WordDocument"))
    assert wrong.error == "Truncated"
    assert "damaged" in wrong.detail


def test_each_process_has_a_profile_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("PATH", program(tmp_path, f'echo "$@" >> {log}'))
    error_of(compound("WordDocument"))
    error_of(compound("Workbook"))
    first, second = log.read_text().splitlines()
    assert "--headless" in first
    assert "--infilter=MS Word 97" in first
    assert "--infilter=MS Excel 97" in second
    assert f"minsheng-office-{os.getpid()}-" in first
    profile = Path(first.split("-env:UserInstallation=file://")[1].split()[0])
    settings = (profile / "user" / "registrymodifications.xcu").read_text()
    assert "DisableMacrosExecution" in settings
    assert "ooInetHTTPProxyName" in settings


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (compound("WordDocument")[:900], "Truncated"),
        (OLE, "Truncated"),
        (compound("EncryptedPackage"), "Encrypted"),
        (b"{\\rtf1\\ansi some text", "Truncated"),
    ],
)
def test_damage_that_is_seen_before(data: bytes, error: str) -> None:
    assert error_of(data).error == error


@pytest.mark.office
def test_a_cut_off_file_fails(rendering: Callable[[str], bytes]) -> None:
    data = rendering("doc")
    assert error_of(data[: len(data) // 2]).error == "Truncated"


@pytest.mark.office
def test_noise_in_a_compound_file_fails() -> None:
    assert error_of(compound("WordDocument")).error == "Truncated"
