"""One made-up notice of an invented county, as data; the formats' files are rendered from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from minsheng_extract.reading.numerals import as_format

TITLE = "青溪县人民政府关于2023年民生实事项目完成情况的报告"
TABLE_TITLE = "青溪县2023年民生实事项目完成情况表"
HEADER = ("序号", "项目", "目标", "牵头单位", "完成时限", "完成情况")


class Part(NamedTuple):
    """A paragraph: plain, or at a level of automatic numbering."""

    level: Literal[0, 1, 2, 3]
    text: str


PARTS: tuple[Part, ...] = (
    Part(0, "县人大常委会："),
    Part(0, "现将2023年全县民生实事项目办理落实情况报告如下，请予审议。今年以来，县政府把办好民生实事作为头等大事，"
            "全年投入资金16.4亿元，十件实事全部完成。"),
    Part(1, "工作情况"),
    Part(2, "教育方面。新增公办义务教育阶段学位1.3万个，建成中小学12所，学前教育公办率达到65.5%，"
            "惠及学生48万余人次。"),
    Part(2, "养老方面。"),
    Part(3, "新建社区养老服务中心25处，新增护理型床位1200张。"),
    Part(3, "为60岁以上老年人提供免费体检不少于8万人次，家庭医生签约服务覆盖率由83%提高到90%。"),
    Part(2, "就业方面。城镇新增就业5200人，同比增长8.5%，培训技能人才3000人次。"),
    Part(1, "存在问题"),
    Part(0, "部分项目推进较慢，个别指标与群众期盼还有差距。"),
    Part(1, "下一步工作"),
    Part(2, "到2025年底前，改造老旧小区46个、惠及居民8200户。"),
    Part(2, "持续推进“一站式”服务，办理时限压减30%以上。"),
)  # fmt: skip

_ROWS = """
扩大公办学位供给 | 新增公办义务教育阶段学位1.3万个，建成中小学12所，年底前全部投入使用。
| 县教育局 | 2023年9月底前 | 已新增学位1.32万个。
完善养老服务设施 | 新建社区养老服务中心25处，新增护理型床位1200张，每处建筑面积不低于600平方米。
| 县民政局、县卫生健康局 | 2023年10月底前 | 建成26处，新增床位1260张。
改造城镇老旧小区 | 改造老旧小区46个，惠及居民8200户，完成投资2.5亿元以上。
| 县住房和城乡建设局 | 2023年11月底前 | 完成46个，惠及8316户。
提升农村供水保障 | 新建和改造农村供水管网118公里，农村自来水普及率达到96%以上，受益人口不少于12万人。
| 县水利局 | 2023年12月底前 | 铺设管网120.5公里，普及率96.2%。
新建口袋公园 | 建成口袋公园15个，新增绿地面积20万平方米。
| 县城管局 | 2023年9月底前 | 建成15个。
开展职业技能培训 | 开展补贴性职业技能培训3000人次，培训后就业率不低于60%。
| 县人力资源和社会保障局 | 2023年10月底前 | 培训3120人次。
建设托育服务机构 | 新增托位800个，每千人口拥有3岁以下婴幼儿托位数达到4.5个。
| 县卫生健康局 | 2023年11月底前 | 新增托位812个。
改造农村公路 | 改造提升农村公路200公里，危桥改造6座，安装波形护栏35公里，建制村通双车道比例达到85%。
| 县交通运输局 | 2023年12月底前 | 改造203公里，改造危桥6座。
免费开展“两癌”筛查 | 为适龄妇女免费筛查2万人次，筛查任务完成率100%。
| 县卫生健康局、县妇联 | 2023年9月底前 | 筛查20356人次。
新增公共充电设施 | 新增公共充电桩500个，其中快充桩不少于120个。
| 县发展和改革局 | 2023年10月底前 | 新增515个，其中快充桩130个。
"""
ROWS: tuple[tuple[str, ...], ...] = tuple(
    (str(number), *(field.strip() for field in row.split("|")))
    for number, row in enumerate(_ROWS.replace("\n|", "|").strip().splitlines(), 1)
)
TABLE: tuple[tuple[str, ...], ...] = (HEADER, *ROWS)
NUMBERS = ("", "{}、", "（{}）", "{}.")


def numbered_lines() -> list[str]:
    """The paragraphs with their numbers written out."""
    counts = [0, 0, 0, 0]
    lines = []
    for part in PARTS:
        if part.level:
            counts[part.level] += 1
            counts[part.level + 1 :] = [0] * (3 - part.level)
        kind = "decimal" if part.level == 3 else "chineseCounting"
        lines.append(NUMBERS[part.level].format(as_format(counts[part.level], kind)) + part.text)
    return lines
