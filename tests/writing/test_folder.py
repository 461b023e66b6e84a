from __future__ import annotations

from pathlib import Path

import pytest

from minsheng_extract.writing import OutputError, check_output, whole_folder
from minsheng_extract.writing.folder import manifest_of, write_manifest


def write(out: Path, text: str) -> None:
    with whole_folder(out) as aside:
        (aside / "table.txt").write_text(text)
        write_manifest(aside)


def die_writing(out: Path, error: BaseException) -> None:
    with whole_folder(out) as aside:
        (aside / "table.txt").write_text("half")
        raise error


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def test_a_folder_appears_whole_and_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    write(out, "first")
    write(out, "second")
    assert (out / "table.txt").read_text() == "second"
    assert beside(out) == ["out"]
    manifest = manifest_of(out)
    assert manifest is not None
    assert manifest["files"] == ["minsheng.json", "table.txt"]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), MemoryError()])
def test_a_run_that_dies_leaves_the_last_good_one(tmp_path: Path, error: BaseException) -> None:
    out = tmp_path / "out"
    write(out, "good")
    with pytest.raises(type(error)):
        die_writing(out, error)
    assert (out / "table.txt").read_text() == "good"
    assert beside(out) == ["out"]


def test_a_run_that_died_between_its_renames_is_healed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "good")
    out.rename(tmp_path / ".out.minsheng-last")
    check_output(out)
    assert (out / "table.txt").read_text() == "good"


@pytest.mark.parametrize("name", ["thesis.docx", ".ssh"])
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "home"
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(OutputError, match=rf"(?s){name}.*-o"):
        write(out, "x")
    assert beside(out) == ["home"]
    assert [path.name for path in out.iterdir()] == [name]


def test_what_a_person_put_into_our_folder_is_not_thrown_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "good")
    (out / "notes.xlsx").write_text("a week of work")
    with pytest.raises(OutputError, match=r"notes\.xlsx"):
        write(out, "new")
    assert (out / "table.txt").read_text() == "good"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", "x")
    assert (tmp_path / "out" / "table.txt").exists()


@pytest.mark.parametrize("out", ["file", "file/out", "file/deep/out"])
def test_an_output_that_cannot_be_written_is_said_before_the_work(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="-o"):
        write(tmp_path / out, "x")
    assert beside(tmp_path / "file") == ["file"]


def test_a_full_disk_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left"), whole_folder(tmp_path / "out"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("manifest", ["", "[]", "null", '{"program": "other"}', "\x00"])
def test_a_strange_manifest_does_not_make_a_folder_ours(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "minsheng.json").write_text(manifest)
    assert manifest_of(tmp_path) is None
    with pytest.raises(OutputError):
        check_output(tmp_path)


def test_a_link_to_an_output_folder_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path / "disk" / "real", "first")
    (tmp_path / "out").symlink_to(tmp_path / "disk" / "real", target_is_directory=True)
    write(tmp_path / "out", "second")
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "disk" / "real" / "table.txt").read_text() == "second"
    assert beside(tmp_path / "out") == ["disk", "out"]


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    for name in (".out.minsheng-0123abcd", ".out.minsheng-done", ".out2.minsheng-0123abcd", ".out.minsheng-notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "items.parquet").write_text("half")
    write(tmp_path / "out", "good")
    assert beside(tmp_path / "out") == [".out.minsheng-done", ".out.minsheng-notes", ".out2.minsheng-0123abcd", "out"]


def test_what_a_live_run_writes_is_not_swept_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with whole_folder(out) as slow:
        (slow / "table.txt").write_text("slow")
        write(out, "quick")
        assert (slow / "table.txt").read_text() == "slow"
        write_manifest(slow)
    assert (out / "table.txt").read_text() == "slow"
    assert beside(out) == ["out"]


def test_a_folder_inside_a_file_is_refused_as_that(tmp_path: Path) -> None:
    (tmp_path / "afile").write_text("text")
    for out in (tmp_path / "afile" / "sub", tmp_path / "afile" / "sub" / "deeper"):
        with pytest.raises(OutputError, match="afile is a file"):
            write(out, "nowhere")
