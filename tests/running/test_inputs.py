from __future__ import annotations

from pathlib import Path

import pytest

from minsheng_extract.running import batches, find_inputs
from minsheng_extract.writing.folder import write_manifest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.HTML", "sub/c.docx", "sub/notes.md", ".hidden/d.txt", ".e.txt", "out/quantities.csv"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x")
    write_manifest(tmp_path / "in" / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "in"


def names(given: list[str | Path]) -> list[str]:
    return [path.as_posix() for path in find_inputs(given).files]


def test_a_folder_is_searched_to_the_bottom_but_not_hidden_places_nor_tables_of_an_earlier_run(folder: Path) -> None:
    found = find_inputs(["in"])
    assert [path.as_posix() for path in found.files] == ["in/a.HTML", "in/b.txt", "in/sub/c.docx"]
    assert [path.as_posix() for path in found.passed_over] == ["in/sub/notes.md"]


@pytest.mark.parametrize(
    ("given", "files"),
    [
        (["in/b.txt"], ["in/b.txt"]),
        (["in/sub/notes.md"], ["in/sub/notes.md"]),
        (["in/*.txt"], ["in/b.txt"]),
        (["in/**/*.docx"], ["in/sub/c.docx"]),
        (["in/b.txt", "in", Path("in/b.txt")], ["in/b.txt", "in/a.HTML", "in/sub/c.docx"]),
        (["in/sub", "in/b.txt"], ["in/sub/c.docx", "in/b.txt"]),
    ],
)
def test_files_folders_and_globs_in_the_order_given(folder: Path, given: list[str | Path], files: list[str]) -> None:
    assert names(given) == files


def test_what_is_not_there_is_said(folder: Path) -> None:
    found = find_inputs(["nowhere", "in/*.pdf", "in/b.txt"])
    assert found.missing == ("nowhere", "in/*.pdf")
    assert len(found.files) == 1


def test_a_file_whose_name_looks_like_a_glob_is_a_file(folder: Path) -> None:
    (folder / "[1] 方案*.txt").write_text("x")
    assert names([folder / "[1] 方案*.txt"]) == [(folder / "[1] 方案*.txt").as_posix()]


def test_batches_are_parcels_of_a_megabyte_or_sixty_four_files(tmp_path: Path) -> None:
    files = []
    for number, size in enumerate([700_000, 700_000, 3_000_000, *[1] * 70]):
        files.append(tmp_path / f"{number:03}")
        files[-1].write_bytes(b"x" * size)
    parcels = batches(files)
    assert [path for parcel in parcels for path in parcel] == files
    assert [len(parcel) for parcel in parcels] == [1, 1, 1, 64, 6]
    assert batches([]) == []
