"""Gold as users write it: read with its other readings, refused with file and line where it is wrong."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from minsheng_extract import extract, read
from minsheng_extract.rulebook import load_rules
from minsheng_extract.scoring import GoldError, evaluate, read_gold
from minsheng_extract.scoring.gold import GoldQuantity

TEXT = "一、办好教育\n牵头单位：县教育局\n新建学校2所，新增学位0.1万个。\n"
ITEM = {"start": 0, "path": ["一"], "title": "办好教育", "lead_units": ["县教育局"]}
AT = TEXT.index("2所")
SCHOOLS = {"start": AT, "end": AT + 2, "quote": "2所", "value": 2, "unit": "所", "role": "target", "indicator": "学校"}


def folder(path: Path, **files: list[dict[str, object]] | str) -> Path:
    """A folder with a notice `plan.txt` and gold files `name_kind`."""
    (path / "gold").mkdir()
    (path / "plan.txt").write_text(TEXT, encoding="utf-8")
    for name, lines in files.items():
        text = lines if isinstance(lines, str) else "".join(json.dumps(line) + "\n" for line in lines)
        (path / "gold" / f"{name.replace('_', '.')}.jsonl").write_text(text, encoding="utf-8")
    return path


def test_a_line_is_read_with_exact_numbers_and_dates(tmp_path):
    line = '{"start": 1, "end": 2, "quote": "x", "value": 16.4, "role": "target", "deadline": "2025-12-31"}\n'
    (notice,) = read_gold(folder(tmp_path, plan_quantities=line)).documents
    assert notice.items is None
    assert notice.quantities is not None
    assert (notice.quantities[0].value, notice.quantities[0].deadline) == (Decimal("16.4"), date(2025, 12, 31))


def test_other_readings_are_one_or_a_list_in_the_type_of_the_field():
    line = GoldQuantity.model_validate(
        SCHOOLS | {"also": {"deadline": "2024-06-30", "indicator": ["公办学校", "中小学"], "unit": None}}
    )
    assert line.readings("deadline") == (None, date(2024, 6, 30))
    assert line.readings("indicator") == ("学校", "公办学校", "中小学")
    assert line.readings("unit") == ("所", None)
    assert line.readings("role") == ("target",)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no gold; expected"),
        ({"plan_quantities": "{not json}\n"}, r"plan\.quantities\.jsonl:1: "),
        ({"plan_quantities": [SCHOOLS, SCHOOLS | {"rolle": "target"}]}, r"plan\.quantities\.jsonl:2: .*\n?.*rolle"),
        ({"plan_quantities": [SCHOOLS | {"role": "goal"}]}, r"plan\.quantities\.jsonl:1: "),
        ({"plan_items": [{"start": "x"}]}, r"plan\.items\.jsonl:1: "),
        ({"report_items": [ITEM]}, r"report\.\* needs exactly one notice report\.txt.*found none"),
    ],
)
def test_wrong_gold_is_refused(tmp_path, files, says):
    with pytest.raises(GoldError, match=says):
        read_gold(folder(tmp_path, **files))


def test_two_notices_of_one_name_are_refused(tmp_path):
    folder(tmp_path, plan_items=[ITEM])
    (tmp_path / "plan.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(GoldError, match=r"found plan\.html, plan\.txt"):
        read_gold(tmp_path)


def test_gold_of_another_text_is_refused_before_anything_is_scored(tmp_path):
    moved = SCHOOLS | {"start": AT + 1, "end": AT + 3}
    with pytest.raises(GoldError, match=f"line 1 of its gold quantities has '2所' at {AT + 1}, the text '所，'"):
        evaluate(folder(tmp_path, plan_quantities=[moved]))


def test_alignments_into_gold_that_is_not_there_are_refused(tmp_path):
    answer = {"plan": 0, "actuals": [], "relation": "none", "status": "not_reported"}
    target = folder(tmp_path, plan_quantities=[SCHOOLS])
    (target / "gold" / "plan--report.alignments.jsonl").write_text(json.dumps(answer), encoding="utf-8")
    with pytest.raises(GoldError, match=r"plan--report\.alignments\.jsonl: points to line -1 .*report\.quantities"):
        evaluate(target)


def test_an_alignment_of_a_line_that_is_not_there_is_refused(tmp_path):
    answer = {"plan": 7, "actuals": [], "relation": "none", "status": "not_reported"}
    with pytest.raises(GoldError, match=r"plan\.alignments\.jsonl: points to line 7"):
        evaluate(folder(tmp_path, plan_quantities=[SCHOOLS], plan_alignments=[answer]))


def test_a_folder_of_one_s_own_is_scored(tmp_path):
    """What the text has beyond the gold is spurious; what has no gold is not scored."""
    scores = evaluate(folder(tmp_path, plan_items=[ITEM], plan_quantities=[SCHOOLS]), load_rules())
    total = scores.total
    assert (total.items.hits, total.items.predicted, total.items.gold) == (1, 1, 1)
    assert (total.found.hits, total.found.predicted, total.found.gold) == (1, 2, 1)
    assert total.fields["lead_units"].share == 1
    assert [one.quote for one in scores.differences if one.kind == "spurious"] == ["0.1万个"]
    assert total.alignments.of == 0


def test_gold_for_items_alone_scores_items_alone(tmp_path):
    total = evaluate(folder(tmp_path, plan_items=[ITEM])).total
    assert total.items.f1 == 1
    assert (total.found.predicted, total.found.gold) == (0, 0)


def test_what_the_program_makes_is_gold_once_it_is_mended(tmp_path):
    """The lines of its own tables can be taken: the columns that are not judged are left out."""
    target = folder(tmp_path, plan_items=[ITEM])
    document = read(target / "plan.txt")
    made = "".join(quantity.model_dump_json() + "\n" for quantity in extract(document))
    (target / "gold" / "plan.quantities.jsonl").write_text(made, encoding="utf-8")
    total = evaluate(target).total
    assert (total.found.f1, total.strict.f1, total.found.gold) == (1, 1, 2)


def test_an_empty_gold_file_says_there_is_nothing(tmp_path):
    total = evaluate(folder(tmp_path, plan_items="", plan_quantities="")).total
    assert (total.items.predicted, total.items.gold) == (1, 0)
    assert (total.found.predicted, total.found.f1) == (2, 0)


def test_the_fingerprint_changes_with_a_byte_and_with_a_name(tmp_path):
    target = folder(tmp_path, plan_items=[ITEM])
    before = read_gold(target).fingerprint
    file = target / "gold" / "plan.items.jsonl"
    file.write_bytes(file.read_bytes() + b" ")
    assert read_gold(target).fingerprint != before
