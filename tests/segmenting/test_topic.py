"""Topics of made-up titles and indicators, and what must hold for any text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting.topic import topic_among, topic_of

RULES = load_rules()
NAMES = {topic.name for topic in RULES.topics}

TITLES = {
    "就业": ["促进高校毕业生更充分就业", "建设零工市场和家门口就业服务站", "发放稳岗返还资金", "加强农民工欠薪治理"],
    "教育": ["增加基础教育学位供给", "建设智慧校园", "实施中小学午休躺睡工程", "提高特殊教育生均经费"],
    "医疗卫生": [
        "提升县域医疗服务能力",
        "为适龄女生免费接种HPV疫苗",
        "推进基本公共卫生服务",
        "社区卫生服务中心提档升级",
    ],
    "养老托育": ["新增普惠性托位", "推进居家和社区养老服务", "建设老年人助餐服务点", "提升失能老年人照护能力"],
    "社会救助": ["提高困难群众救助标准", "实施残疾人家庭无障碍改造", "关爱农村留守儿童", "建设公益性公墓"],
    "社会保障": ["推进社保扩面", "加强退役军人服务保障", "提高城乡居民养老金待遇"],
    "住房城建": [
        "推进城镇老旧小区改造",
        "既有住宅加装电梯",
        "更新改造燃气老旧管网",
        "新建改建城市公厕",
        "打造口袋公园",
    ],
    "交通": ["建设“四好农村路”", "新增公共停车位", "治理城区交通拥堵", "优化城乡公交线路", "加快公共充电设施建设"],
    "生态环境": ["打好蓝天保卫战，改善空气质量", "农村生活污水治理", "整治城市黑臭水体", "开展国土绿化行动"],
    "农业农村": ["推进高标准农田建设", "改善农村人居环境", "农村饮水安全巩固提升", "培育新型农业经营主体"],
    "文化体育": ["开展文化惠民演出", "建设城市书房", "举办全民健身赛事", "推进文旅融合"],
    "公共安全": [
        "守护舌尖上的食品安全",
        "建设小型消防站",
        "打击整治电信网络诈骗",
        "校园食品抽检",
        "安装独立式烟感报警器",
    ],
    "政务服务": ["推进政务服务“一网通办”", "优化营商环境", "高效办成一件事", "便民服务中心标准化建设"],
    "社会治理": ["健全矛盾纠纷多元化解机制", "为困难群众提供法律援助", "壮大网格员队伍", "培育社会组织和社工人才"],
    "科技创新": ["培育高新技术企业", "建设5G基站", "提升研发投入强度"],
    "产业经济": ["激发市场主体活力", "社会消费品零售总额", "培育专精特新中小企业", "城乡居民人均可支配收入"],
    "财政金融": ["一般公共预算收入", "落实减税降费", "普惠小微企业贷款"],
}


@pytest.mark.parametrize(("topic", "title"), [(topic, title) for topic, titles in TITLES.items() for title in titles])
def test_titles(topic: str, title: str) -> None:
    assert topic_of(title, RULES) == topic


@pytest.mark.parametrize(
    "title", ["", "总体要求", "保障措施", "加强组织领导", "项目概况", "存在的主要问题", "民生实事", "100%"]
)
def test_what_is_about_nothing_has_no_topic(title: str) -> None:
    assert topic_of(title, RULES) is None


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("党员干部警示教育", None),
        ("行业健康有序", None),
        ("保障农民工工资支付", "就业"),
        ("农村公路提档升级", "交通"),
        ("农贸市场标准化改造", "住房城建"),
        ("坚持发展道路不动摇", None),
    ],
)
def test_a_longer_word_takes_the_place_of_the_word_in_it(title: str, topic: str | None) -> None:
    assert topic_of(title, RULES) == topic


def test_a_tie_goes_to_the_head_of_the_phrase_in_the_first_clause() -> None:
    assert topic_of("学校食堂明厨亮灶", RULES) == "公共安全"
    assert topic_of("市政消火栓", RULES) == "公共安全"
    assert topic_of("传承本土文化，助力乡村振兴", RULES) == "文化体育"


@pytest.mark.parametrize(
    ("texts", "topic"),
    [
        (("企业", "稳定和扩大就业"), "就业"),
        (("幼儿园", "稳定和扩大就业"), "教育"),
        (("企业", "加强组织领导", None), "产业经济"),
        ((None, "", "资金"), None),
        ((), None),
    ],
)
def test_the_first_text_decides_unless_it_only_hints(texts: tuple[str | None, ...], topic: str | None) -> None:
    assert topic_among(texts, RULES) == topic


def test_traditional_and_full_width_characters_are_read() -> None:
    assert topic_of("推進義務教育優質均衡發展", RULES) == "教育"
    assert topic_of("新建５Ｇ基站", RULES) == "科技创新"


def test_a_word_counts_in_one_topic_only_and_a_blocked_word_in_none() -> None:
    strong = Counter(word for topic in RULES.topics for word in topic.strong)
    assert [word for word, times in strong.items() if times > 1] == []
    assert [word for topic in RULES.topics for word in topic.but if word in strong] == []


def test_a_blocked_word_holds_no_word_of_another_topic() -> None:
    swallowed = [
        (blocked, word)
        for topic in RULES.topics
        for blocked in topic.but
        for other in RULES.topics
        for word in other.strong
        if other is not topic and word in blocked
    ]
    assert swallowed == []


def test_every_topic_of_the_rules_is_tried_here() -> None:
    assert set(TITLES) == NAMES


@given(st.text(alphabet=st.sampled_from("教育养老卫生室公园路就业学校，。:；村 社区\n5G%"), max_size=60))
def test_any_text_has_a_topic_of_the_rules_or_none(text: str) -> None:
    assert topic_of(text, RULES) in NAMES | {None}
