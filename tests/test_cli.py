from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from minsheng_extract import cli, read_tables
from minsheng_extract.records import Quantity
from minsheng_extract.writing import TABLES

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = "二〇三一年民生实事\n一、教育\n1.新增学位1.3万个，2031年9月底前完成。（牵头单位：区教育局）\n"
MINSHENG = [sys.executable, "-c", "from minsheng_extract.cli import main; main()"]


class Ended(tuple[int, str, str]):
    """Exit code, standard output and standard error of a command."""

    __slots__ = ()
    code = property(lambda self: self[0])
    out = property(lambda self: self[1])
    err = property(lambda self: self[2])


Minsheng = Callable[..., Ended]


@pytest.fixture
def minsheng(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Minsheng:
    def command(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["minsheng", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return Ended((int(ended.value.code or 0), captured.out, captured.err))

    return command


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["run", "--help"], ["rules", "--help"]])
def test_help_is_quick_because_nothing_heavy_is_imported(arguments: list[str]) -> None:
    heavy = ["pandas", "pyarrow", "rjieba", "scipy", "numpy", "yaml", "regex", "opencc", "minsheng_extract.records"]
    if len(arguments) == 1:
        heavy.append("pydantic")  # typer itself takes it for the options of a command
    code = (
        "import sys\nfrom minsheng_extract.cli import main\n"
        "try: main()\nfinally: print([name for name in sys.argv.pop().split() if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments, " ".join(heavy)], capture_output=True, text=True)
    assert done.stderr.strip() == "[]", done.stderr


def test_help_answers_in_less_than_a_third_of_a_second() -> None:
    """In processor time, so that a busy machine does not make it fail."""

    def seconds() -> float:
        before = os.times()
        subprocess.run([*MINSHENG, "--help"], check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(5)) < 0.3


def test_version(minsheng: Minsheng) -> None:
    assert minsheng("--version").out.startswith("minsheng_extract 0.")


def test_run_writes_tables_and_says_what_it_found(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    ended = minsheng("run", plan, "-o", tmp_path / "out", "-f", "csv", "--format", "xlsx")
    assert ended.code == 0, ended
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {f"{table}.parquet" for table in TABLES} | {"review.html", "items.csv", "minsheng.xlsx"} <= written
    assert "figures             1" in ended.out
    assert "review.html" in ended.out
    assert "1 of 1 files" in ended.err
    assert read_tables(tmp_path / "out").quantities["value"].tolist() == [13000.0]


def test_json_is_for_programs(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    ended = minsheng("extract", plan, "-o", tmp_path / "out", "--json")
    summary = json.loads(ended.out)
    assert (summary["documents"], summary["quantities"], summary["alignments"]) == (1, 1, 0)


def test_an_input_that_failed_is_exit_1_and_the_others_are_done(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ended = minsheng("run", plan, tmp_path / "empty.txt", tmp_path / "gone.txt", "-o", tmp_path / "out")
    assert ended.code == 1
    assert "empty.txt: Empty" in ended.out
    assert "gone.txt: Missing" in ended.out
    assert len(read_tables(tmp_path / "out").quantities) == 1


BAD_RULE = """\
- id: unit.mine
  forms: [舫]
  colour: red
  dimension: count
  base: 舫
  examples:
    - {text: 新增画舫3舫, quantity: {quote: 3舫}}
"""
WRONG: list[tuple[list[str], str]] = [
    (["run", "nowhere", "-o", "out"], "no notices found in: nowhere"),
    (["run", "plan.txt", "-o", "plan.txt"], "is a file"),
    (["run", "plan.txt", "-o", "plan.txt/out"], "plan.txt is a file"),
    (["run", "plan.txt", "-o", "."], "what minsheng did not write"),
    (["run", "plan.txt", "-o", "out", "--rules", "nowhere"], "no such folder of rules"),
    (["run", "plan.txt", "-o", "out", "--rules", "badrules"], "units.yaml:3: entry 'unit.mine'"),
    (["run", "plan.txt", "-o", "out", "--format", "docx"], "docx is not a format: csv, xlsx, jsonl"),
    (["run", "plan.txt"], "--out"),
    (["run", "plan.txt", "-o", "out", "--workers", "-1"], "--workers"),
    (["explain", "nowhere.txt"], "no such file"),
    (["explain", "empty.txt"], "Empty"),
    (["explain", ""], "nothing to explain"),
    (["explain", " \n"], "nothing to explain"),
    (["evaluate", "."], "gold"),
    (["review", "nowhere"], "minsheng run"),
    (["query", "nowhere", "select 1"], "no folder nowhere"),
    (["review", "badrules"], "badrules is no output folder"),
    (["schema", "figures"], "quantities"),
    (["nonsense"], "nonsense"),
    (["align"], "--plan and --report"),
    (["align", "--plan", "plan.txt"], "--plan and --report"),
    (["align", "out", "--force"], "--force"),
    (["align", "nowhere"], "no folder nowhere"),
    (["rules", "test", "unit.no-such"], "minsheng rules list"),
    (["rules", "list", "unit.no-such"], "'unit.no-such'"),
    (["align", "nowhere", "--only", "missed"], "not_reported"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_usage_is_exit_2_with_a_message_and_nothing_written(
    minsheng: Minsheng, plan: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(plan.parent)
    (plan.parent / "empty.txt").write_bytes(b"")
    (plan.parent / "badrules").mkdir()
    (plan.parent / "badrules" / "units.yaml").write_text(BAD_RULE, encoding="utf-8")
    before = sorted(path.name for path in plan.parent.iterdir())
    ended = minsheng(*arguments)
    assert ended.code == 2, ended
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert sorted(path.name for path in plan.parent.iterdir()) == before


def test_explain_names_the_rule_of_each_field(minsheng: Minsheng) -> None:
    ended = minsheng("explain", "新增公办义务教育阶段学位不少于1.3万个", "--year", 2031)
    assert ended.code == 0
    assert "1.3万{quantity}个" in ended.out
    lines = [line.split() for line in ended.out.splitlines()]
    value = next(line for line in lines if line[:1] == ["unit"])
    assert value[1] == "个"
    assert value[2].startswith("unit.")
    assert any(line[:2] == ["comparator", ">="] and len(line) == 3 for line in lines)


def test_explain_shows_a_file_with_every_numeral(minsheng: Minsheng, plan: Path) -> None:
    ended = minsheng("explain", plan)
    assert "1{marker}.新增学位1.3万{quantity}个" in ended.out
    assert "marker 2" in ended.out


def test_explain_as_json(minsheng: Minsheng) -> None:
    explained = json.loads(minsheng("explain", "第1所学校新增学位1.3万个", "--json").out)
    (record,) = explained["quantities"]
    assert Quantity.model_validate(record).quote == "1.3万个"
    assert (record["value"], record["start"]) == (13000, 9), "numbers are numbers, as in the tables"
    assert [(one["text"], one["class"]) for one in explained["numerals"]] == [("1", "ordinal"), ("1.3万", "quantity")]


@pytest.mark.parametrize(
    ("text", "quote", "rule"),
    [
        ("全市30个乡镇建成养老院12所", "30个", "phrasing.stock"),
        ("将覆盖率由65%提高到78%", "65%", "phrasing.from"),
        ("对总投资3亿元的12个项目开展排查", "3亿元", "phrasing.size-of"),
        ("现有床位800张", "800张", "phrasing.stock-alone"),
        ("一、已完成学位900个", "900个", "role."),
        ("新增学位900个", "900个", "its place and time in a document of this kind: plan"),
    ],
)
def test_explain_names_what_made_the_role(minsheng: Minsheng, text: str, quote: str, rule: str) -> None:
    out = minsheng("explain", text).out
    of_quote = out[out.index(f"\n{quote}  ") :]
    assert rule in next(line for line in of_quote.splitlines() if line.split()[:1] == ["role"])


PROMISED = "云溪区2031年民生实事\n一、新增学位1200个。\n二、改造农村公路80公里。\n三、新建公园6个。\n"
REPORTED = "云溪区2031年民生实事完成情况的报告\n一、新增学位1500个。\n二、已改造农村公路60公里。\n三、公园正在选址。\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "plan.txt").write_text(PROMISED, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORTED, encoding="utf-8")
    return tmp_path / "plan.txt", tmp_path / "report.txt"


def test_align_sets_a_plan_against_a_report(minsheng: Minsheng, pair: tuple[Path, Path], tmp_path: Path) -> None:
    ended = minsheng("align", "--plan", pair[0], "--report", pair[1], tmp_path / "out", "--json")
    statuses = {one["indicator"]: (one["status"], one["ratio"]) for one in json.loads(ended.out)}
    assert statuses["学位"] == ("exceeded", 1.25)
    assert statuses["农村公路"] == ("unmet", 0.75)
    assert len(read_tables(tmp_path / "out").alignments) == len(statuses) == 3
    listed = minsheng("align", tmp_path / "out", "--only", "unmet,not_reported")
    assert "农村公路" in listed.out
    assert "学位" not in listed.out
    assert "3 promises: 1 exceeded" in listed.out
    assert f"{pair[0]} → {pair[1]}" in listed.out.replace("\n", "")


def test_align_lists_each_pair_of_a_folder_under_its_names(
    minsheng: Minsheng, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    for year in (2032, 2033):
        for file in pair:
            text = file.read_text(encoding="utf-8").replace("2031", str(year)).replace("云溪区", "湖南省岳阳市云溪区")
            (tmp_path / f"{year}-{file.name}").write_text(text, encoding="utf-8")
    minsheng("run", *sorted(tmp_path.glob("*-*.txt")), "-o", tmp_path / "out")
    lines = minsheng("align", tmp_path / "out").out.splitlines()
    named = [line.replace(f"{tmp_path}/", "") for line in lines if " → " in line and ".txt" in line]
    assert named == ["2032-plan.txt → 2032-report.txt", "2033-plan.txt → 2033-report.txt"]
    assert "status" in lines[lines.index(f"{tmp_path}/2033-plan.txt → {tmp_path}/2033-report.txt") + 2]


def test_align_again_gives_the_same_tables_in_the_same_formats(
    minsheng: Minsheng, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    minsheng("run", *pair, "-o", tmp_path / "out", "-f", "csv")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert minsheng("align", tmp_path / "out").code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_run_says_which_plans_and_reports_it_set_against_none(
    minsheng: Minsheng, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    for file in pair:
        file.write_text(file.read_text(encoding="utf-8").replace("云溪区", "某某区"), encoding="utf-8")
    ended = minsheng("run", *pair, "-o", tmp_path / "out")
    assert ended.code == 0
    assert "unplaced            2" in ended.out
    failures = read_tables(tmp_path / "out").failures
    assert sorted(Path(path).name for path in failures["path"]) == ["plan.txt", "report.txt"]
    assert all("its place is not known" in detail and "--plan FILE" in detail for detail in failures["detail"])
    alone = minsheng("run", pair[0], "-o", tmp_path / "alone")
    assert "unplaced" not in alone.out


def test_align_says_why_it_lists_nothing(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    minsheng("run", plan, "-o", tmp_path / "out")
    ended = minsheng("align", tmp_path / "out")
    assert (ended.code, "0 promises" in ended.out, "--plan FILE --report FILE" in ended.err) == (0, True, True)


def test_a_pair_that_does_not_belong_together_is_refused_or_marked(minsheng: Minsheng, pair: tuple[Path, Path]) -> None:
    other = PROMISED.replace("2031", "2027")
    pair[0].write_text(other, encoding="utf-8")
    refused = minsheng("align", "--plan", pair[0], "--report", pair[1])
    assert (refused.code, "--force" in refused.err) == (2, True)
    forced = json.loads(minsheng("align", "--plan", pair[0], "--report", pair[1], "--force", "--json").out)
    assert all("强制" in one["review"][0] for one in forced)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One sample with its gold, and no floors beside it."""
    (tmp_path / "notices" / "gold").mkdir(parents=True)
    for name in ("{}.txt", "gold/{}.items.jsonl", "gold/{}.quantities.jsonl"):
        file = name.format("nanhai-2023-plan")
        shutil.copy(SAMPLES / file, tmp_path / "notices" / file)
    return tmp_path / "notices"


def test_evaluate_prints_scores_and_minds_floors(minsheng: Minsheng, gold: Path) -> None:
    assert minsheng("evaluate", gold, "--min-found", "0.5").code == 0
    ended = minsheng("evaluate", gold, "--min-strict", "1.0", "--min-items", "1.0", "--markdown")
    assert ended.code == 1
    assert ended.out.startswith("| %")
    assert "strict is" in ended.err


def test_floors_beside_the_gold_hold_unless_others_are_given(minsheng: Minsheng, gold: Path) -> None:
    fingerprint = json.loads(minsheng("evaluate", gold, "--json").out)["fingerprint"]
    floors = f'[[step]]\nday = 2031-01-01\ngold = "{fingerprint}"\nfloors = {{ strict = 1.0 }}\n'
    (gold / "gold" / "floors.toml").write_text(floors)
    assert minsheng("evaluate", gold).code == 1
    assert minsheng("evaluate", gold, "--min-strict", "0.1").code == 0


def test_evaluate_as_json_and_with_differences(minsheng: Minsheng, gold: Path) -> None:
    assert "parts" in json.loads(minsheng("evaluate", gold, "--json").out)
    assert "nanhai-2023-plan@" in minsheng("evaluate", gold, "--show").out


def test_rules_are_checked_and_listed(minsheng: Minsheng, plan: Path) -> None:
    assert "all well-formed" in minsheng("rules", "check").out
    listed = minsheng("rules", "list", "unit.", "--on", plan, "--json")
    fired = {line["id"]: line["fired"] for line in json.loads(listed.out)}
    assert fired.pop("unit.count.ge") > 0
    assert not any(fired.values())
    assert "examples" in minsheng("rules", "list").out


def test_rules_test_runs_the_examples(minsheng: Minsheng, tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(
        "- id: unit.mine\n  forms: [舫]\n  dimension: count\n  base: 舫\n"
        "  examples:\n    - {text: 新增学位3个, quantity: {quote: 3舫}}\n"
    )
    ended = minsheng("rules", "test", "unit.mine", "--rules", tmp_path)
    assert ended.code == 1
    assert "entry 'unit.mine'" in ended.out


def test_query_and_schema(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    minsheng("run", plan, "-o", tmp_path / "out")
    ended = minsheng("query", tmp_path / "out", "select unit, value from quantities", "--json")
    assert json.loads(ended.out) == [{"unit": "个", "value": 13000.0}]
    assert "13000.0" in minsheng("query", tmp_path / "out", "select value from quantities").out
    wrong = minsheng("query", tmp_path / "out", "select nonsense from quantities")
    assert (wrong.code, "minsheng schema" in wrong.err) == (2, True)
    assert "indicator" in minsheng("schema", "quantities").out
    assert json.loads(minsheng("schema", "--json").out).keys() == TABLES.keys()


def test_a_missing_extra_names_the_line_that_installs_it(
    minsheng: Minsheng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ended = minsheng("query", tmp_path, "select 1")
    assert (ended.code, "pip install 'minsheng-extract[query]'" in ended.err) == (2, True)


def test_review_writes_the_page_anew(minsheng: Minsheng, plan: Path, tmp_path: Path) -> None:
    minsheng("run", plan, "-o", tmp_path / "out")
    os.remove(tmp_path / "out" / "review.html")
    assert minsheng("review", tmp_path / "out").out.strip().endswith("review.html")
    assert (tmp_path / "out" / "review.html").exists()


def test_a_defect_is_not_dressed_up_as_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "app", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_a_run_that_is_terminated_tidies_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(40):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number}\n" + PLAN * 400, encoding="utf-8")
    command = [*MINSHENG, "run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--workers", "1"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".out.minsheng-*")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 143
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_a_numeral_longer_than_a_line_is_cut_where_it_is_printed(minsheng: Minsheng, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("1,234," * 50_000, encoding="utf-8")
    for arguments in (["run", file, "-o", tmp_path / "out"], ["explain", file], ["explain", "1,234," * 300]):
        ended = minsheng(*arguments)
        assert "characters)" in ended.out
        assert max(map(len, ended.out.splitlines())) < 400
