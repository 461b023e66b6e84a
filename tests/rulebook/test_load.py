"""Rules files written by people: what is wrong with one is said with file, line, entry and what to do."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from minsheng_extract.rulebook import RulesError, builtin_folder, load_rules

UNIT = """\
- id: unit.test.pole
  forms: [测竿]
  dimension: count
  base: 测竿
  examples:
    - {text: 新立12测竿, quantity: {quote: 12测竿, value: 12}}
"""


def folder(path: Path, text: str | bytes, name: str = "units.yaml") -> Path:
    file = path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refused(path: Path, text: str | bytes, name: str = "units.yaml") -> str:
    with pytest.raises(RulesError) as error:
        load_rules(folder(path, text, name))
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (UNIT.replace("  base:", "  bose:"), 4, "bose: no such field; there are id, "),
        (UNIT.replace("  base: 测竿\n", ""), 1, "base: Field required"),
        (UNIT.replace("  base: 测竿", "  base: 测竿\n  colour: red"), 5, "colour: no such field; there are id, "),
        (UNIT.replace("unit.test.pole", "Unit Pole"), 1, "id: String should match pattern"),
        (UNIT.replace("[测竿]", "[]"), 2, "forms"),
        (UNIT.replace("[测竿]", "测竿"), 2, "forms: Input should be a valid tuple"),
        (UNIT + "  factor: -3\n", 7, "factor: Input should be greater than 0"),
        (UNIT.split("  examples")[0], 1, "examples: Field required"),
        (UNIT.split("    - {text")[0], 5, "examples"),
        (UNIT.replace("quote: 12测竿", "quoth: 12测竿"), 6, "no such field of Quantity: quoth"),
        (UNIT.replace("quantity: {quote: 12测竿, value: 12}", "year: 2023"), 6, "exactly one expectation"),
        (UNIT.replace("value: 12}}", "value: 12}, numerals: []}"), 6, "exactly one expectation"),
        (UNIT + UNIT, 7, "the id 'unit.test.pole' stands already in line 1"),
        (UNIT + "  base: 根\n", 7, "the key 'base' stands twice"),
        (UNIT.replace("value: 12}", "value: 12, value: 13}"), 6, "the key 'value' stands twice"),
        ("id: unit.test.pole\n", 1, "a rules file is a list of entries"),
        ("- just a text\n", 1, "an entry is a mapping"),
        (UNIT + "- [a list]\n", 7, "an entry is a mapping"),
        ("- id: [unclosed\n- id: b\n", 2, "not YAML"),
        ("- id: x\n\tforms: [a]\n", 2, "not YAML"),
        (UNIT + "- id: a\n  <<: {base: 测竿}\n", 8, "merges (<<) are not used"),
        (UNIT + "- id: &a b\n  forms: [*a]\n", 7, "anchors and aliases"),
        (UNIT + "- &a\n  id: x\n  forms: *a\n", 7, "anchors and aliases"),
        (UNIT + "- id: a\n  ? [1, 2]\n  : x\n", 8, "a key is a plain word"),
        (UNIT.replace("forms: [测竿]", "forms: !!python/object/apply:os.getcwd []"), 2, "not YAML"),
        (UNIT.replace("base: 测竿", "base: 2023-13-45"), 4, "not YAML: month"),
        (UNIT + "---\n" + UNIT, 7, "not YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, text, line, says):
    message = refused(tmp_path, text)
    first = next(line for line in message.splitlines() if line.startswith(str(tmp_path)))
    assert first.startswith(f"{tmp_path / 'units.yaml'}:{line}: ")
    assert says in message


def test_all_that_is_wrong_is_said_at_once_a_line_each(tmp_path):
    wrong = UNIT.replace("pole", "one").replace("[测竿]", "[]").replace("count", "[count]")
    units = wrong + "- just a text\n" + UNIT + UNIT + UNIT.replace("pole", "two") + "  factor: -3\n"
    folder(tmp_path, "- id: [unclosed\n", "roles.yaml")
    folder(tmp_path, UNIT, "unit.yaml")
    said = refused(tmp_path, units).replace(f"{tmp_path}/", "").splitlines()
    assert said[0] == "7 faults in the rules:"
    assert {line.split(": ")[0]: "entry 'unit.test." in line for line in said[1:]} == {
        "unit.yaml": False, "roles.yaml:2": False, "units.yaml:7": False, "units.yaml:2": True, "units.yaml:3": True,
        "units.yaml:14": False, "units.yaml:26": True,
    }  # fmt: skip


def test_the_entry_is_named(tmp_path):
    assert "entry 'unit.test.pole'" in refused(tmp_path, UNIT.replace("count", "[count]"))


def test_a_numbering_continues_one_that_there_is(tmp_path):
    style = "- id: numbering.test\n  pattern: 'x'\n  rank: 5\n  continues: numbering.nowhere\n"
    example = "  examples:\n    - {text: 新建公园2个, items: []}\n"
    said = refused(tmp_path, style + example, "numberings.yaml")
    assert said.endswith(
        "numberings.yaml:4: entry 'numbering.test': continues: no numbering has the id 'numbering.nowhere'"
    )


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    assert "cannot be read" in refused(tmp_path, UNIT.encode("gb18030"))


def test_control_characters_are_refused(tmp_path):
    assert "not YAML" in refused(tmp_path, UNIT.encode() + b"\x00\x01")


@pytest.mark.parametrize("name", ["unit.yaml", "units.yml", "einheiten.yaml"])
def test_an_unknown_file_is_refused_with_the_kinds_there_are(tmp_path, name):
    message = refused(tmp_path, UNIT, name)
    assert "unknown rules file" in message
    assert "units.yaml" in message


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(RulesError, match="no such folder of rules"):
        load_rules(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["units.YAML", "README.md", "units.json"])
def test_a_folder_without_rules_is_refused(tmp_path, name):
    assert "units.yaml" in refused(tmp_path, UNIT, name)


def test_a_byte_order_mark_is_no_matter(tmp_path):
    assert load_rules(folder(tmp_path, UNIT.encode("utf-8-sig"))).units[0].id == "unit.test.pole"


def test_an_empty_file_has_no_entries(tmp_path):
    assert load_rules(folder(tmp_path, "")).units == load_rules().units


def test_an_id_of_another_file_is_refused(tmp_path):
    """Ids name the rules in the output, so one id is one rule, whatever its kind."""
    message = refused(tmp_path, UNIT.replace("unit.test.pole", load_rules().comparators[0].id))
    assert "stands also in" in message
    assert "comparators.yaml:" in message


def test_an_overlay_replaces_by_id_and_adds_in_front(tmp_path):
    first = load_rules().units[0]
    changed = UNIT.replace("unit.test.pole", first.id)
    rules = load_rules(folder(tmp_path, UNIT + changed))
    assert [unit.id for unit in rules.units] == ["unit.test.pole", *(unit.id for unit in load_rules().units)]
    assert rules.units[1].forms == ("测竿",)
    assert rules.comparators == load_rules().comparators


def test_the_last_overlay_wins(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    folder(one, UNIT)
    folder(two, UNIT.replace("count", "visits"))
    assert load_rules(one, two).units[0].dimension == "visits"
    assert load_rules(two, one).units[0].dimension == "count"


def test_rules_are_loaded_once(tmp_path):
    assert load_rules() is load_rules()
    assert load_rules(folder(tmp_path, UNIT)) is load_rules(str(tmp_path))


def test_a_changed_overlay_is_read_anew(tmp_path):
    load_rules(folder(tmp_path, UNIT))
    folder(tmp_path, UNIT.replace("count", "people"))
    assert load_rules(tmp_path).units[0].dimension == "people"


def test_entries_are_frozen_and_exact():
    kilometre = next(unit for unit in load_rules().units if unit.id == "unit.length.km")
    assert kilometre.factor == Decimal(1000)
    with pytest.raises(ValueError, match="frozen"):
        kilometre.base = "里"


def test_ids_are_unique_and_say_their_kind():
    ids = [entry.id for file in builtin_folder().glob("*.yaml") for entry in getattr(load_rules(), file.stem)]
    assert len(ids) == len(set(ids))
    assert len(ids) > 200
