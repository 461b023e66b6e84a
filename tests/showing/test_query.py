from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from minsheng_extract import run
from minsheng_extract.showing.query import Answer, QueryError, as_table, query


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    (folder / "plan.txt").write_text("二〇三一年民生实事\n一、新增学位1.3万个，改造厕所20座。\n", encoding="utf-8")
    run(folder / "plan.txt", folder / "out")
    return folder / "out"


def printed(answer: Answer, width: int) -> str:
    console = Console(width=width)
    with console.capture() as taken:
        console.print(*as_table(answer, width), sep="\n")
    return taken.get()


@pytest.mark.parametrize(
    "sql",
    [
        "copy quantities to '{}'",
        "copy (pivot quantities on unit) to '{}'",
        "select 1; select 2",
        "select 1; copy quantities to '{}'",
        "export database '{}'",
        "attach '{}' as mine",
        "create table mine as select 1",
        "explain analyze copy quantities to '{}'",
        "set threads = 1",
        "-- nothing",
        "",
    ],
)
def test_what_is_more_than_one_statement_that_reads_is_refused(out: Path, tmp_path: Path, sql: str) -> None:
    with pytest.raises(QueryError, match=r"one statement|only reads"):
        query(out, sql.format(tmp_path / "written"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select unit from quantities;",
        "from quantities",
        "with few as (from quantities) select unit from few",
        "describe quantities",
        "summarize quantities",
        "-- how many of each\npivot quantities on unit using count(*)",
        "select ';' from items",
    ],
)
def test_whatever_reads_is_answered(out: Path, sql: str) -> None:
    assert query(out, sql).rows


@pytest.mark.parametrize("width", [40, 80, 200])
def test_columns_can_be_read_however_narrow_the_terminal(out: Path, width: int) -> None:
    answer = query(out, "select * from quantities")
    lines = printed(answer, width).splitlines()
    shown = next(line for line in lines if "quantity_id" in line).split()
    said = " ".join(lines[lines.index("") :] if "" in lines else lines)
    assert shown == list(answer.columns[: len(shown)])
    assert f"{len(answer.columns) - len(shown)} columns more than fit: {answer.columns[len(shown)]}," in said
    assert all(len(line) <= width for line in lines)
    assert answer.rows[0][0] in printed(answer, width)


def test_a_long_text_is_cut_and_few_columns_all_stand(out: Path) -> None:
    answer = Answer(("text", "n"), [("学位" * 5_000, 7), (None, 8)])
    told = printed(answer, 80)
    assert "(10,000" in told
    assert "more than fit" not in told
    assert len(told.splitlines()) < 12
