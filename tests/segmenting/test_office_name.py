"""Normal forms of made-up offices' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting.office_name import normal_forms, normal_of

RULES = load_rules()


@pytest.mark.parametrize(
    "names",
    [
        ("区人力资源和社会保障局", "区人力资源社会保障局", "区人社局"),
        ("市住房和城乡建设局", "市住房城乡建设局", "市住建局", "市住房和城乡建设委员会"),
        ("县发展和改革局", "县发展改革委", "县发改局", "县发改委", "县发展和改革委员会"),
        ("区市场监督管理局", "区市场监管局", "区市监局"),
        ("县卫生健康委员会", "县卫生健康局", "县卫健委", "县卫健局"),
        ("区文化广电旅游体育局", "区文广旅体局", "区文体旅游局", "区文化和旅游局", "区文旅局"),
        ("市自然资源和规划局", "市自然资源局", "市资规局", "市规划和自然资源局"),
        ("县城市管理和综合执法局", "县城市管理局", "县城管执法局", "县城管局"),
        ("区委机构编制委员会办公室", "区委编办"),
        ("团县委", "共青团县委", "共青团县委员会"),
        ("市残疾人联合会", "市残联"),
        ("各镇（街道）", "各镇街道", "各镇街", "各镇(街)"),
    ],
)
def test_one_office_in_many_spellings(names: tuple[str, ...]) -> None:
    assert len({normal_of(name, RULES) for name in names}) == 1


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("区教育局、市场监管局、妇联", "区教育局、区市场监管局、区妇联"),
        ("区妇联、团委", "区妇联、团区委"),
        ("市委组织部、宣传部、市教育局、财政局", "市委组织部、市委宣传部、市教育局、市财政局"),
        ("省教育厅、财政厅", "省教育局、省财政局"),
        ("临江市教育局、财政局", "临江市教育局、临江市财政局"),
        ("区教育局、市自然资源局、财政局", "区教育局、市自然资源局、市财政局"),
    ],
)
def test_a_level_left_out_is_that_of_the_office_before(written: str, normal: str) -> None:
    assert normal_of(written, RULES) == normal


@pytest.mark.parametrize(
    "written",
    [
        "县医保局、各镇街、县税务局",
        "区教育局、临江公安分局、城投集团",
        "县财政局、永安镇、和平街道",
        "市生态环境局临江分局",
        "教育局、财政局",
        "宣传部",
    ],
)
def test_names_with_their_own_place_or_unknown_ones_stay(written: str) -> None:
    assert normal_of(written, RULES) == written


def test_the_documents_own_place_is_its_level() -> None:
    names = ("东山县教育局", "财政局", "安宁市水务局")
    assert normal_forms(names, RULES, "安宁市东山县") == ("县教育局", "县财政局", "市水务局")
    assert normal_forms(names, RULES) == ("东山县教育局", "东山县财政局", "安宁市水务局")


def test_spaces_and_full_width_characters_are_folded() -> None:
    assert normal_of("区 人力资源和\n社会保障局", RULES) == "区人社局"
    assert normal_of("區市場監督管理局", RULES) == "区市场监管局"


OFFICES = st.sampled_from(
    ["区教育局", "人社局", "市委宣传部", "团委", "城投集团", "各镇街", "县卫生健康局", "", "局", "东山县水利局"]
)


@given(st.lists(OFFICES, max_size=6).map(tuple))
def test_as_many_as_were_written_and_normal_forms_are_normal(names: tuple[str, ...]) -> None:
    normal = normal_forms(names, RULES)
    assert len(normal) == len(names)
    assert normal_forms(normal, RULES) == normal
