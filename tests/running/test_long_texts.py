from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from minsheng_extract import load_rules
from minsheng_extract.records import Document
from minsheng_extract.running import extract_document, job


def test_a_long_text_says_that_it_may_take_minutes(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.from_text("新增学位900个。\n" * 10, path="long.txt")
    extract_document(document, load_rules())
    assert caplog.messages == []
    monkeypatch.setattr(job, "_LONG", 50)
    extract_document(document, load_rules())
    assert caplog.messages == ["long.txt is long (100 characters): it may take minutes"]


def test_a_plain_log_has_the_line(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("新增学位900个。\n" + " " * 3_000_000, encoding="utf-8")
    command = [sys.executable, "-c", "from minsheng_extract.cli import main; main()"]
    inputs = ["run", str(tmp_path / "long.txt"), "-o", str(tmp_path / "out")]
    ended = subprocess.run([*command, *inputs], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("long.txt is long (3,000,010 characters): it may take minutes") == 1
