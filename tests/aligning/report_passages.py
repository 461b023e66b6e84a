"""Made-up passages of reports that print their own completion ratios, each with what must come of it.

A row is: the passage, and for each target in it (target, result, ratio, status). The ratio is what the
passage prints, so each passage is checked by its own arithmetic too.
"""

from __future__ import annotations

Row = tuple[str, str, str | None, str]
PASSAGES: dict[str, tuple[str, tuple[Row, ...]]] = {
    "task, done, rate": (
        "老旧电梯更新目标任务500台，已完成612台，完成率122.4%。",
        (("500", "612", "122.4%", "exceeded"),),
    ),
    "planned, started, start rate": (
        "全县计划开工水利项目10个，已开工8个，开工率80%。",
        (("10", "8", "80%", "unmet"),),
    ),
    "the target restated before the real figure": (
        "新建公办幼儿园学位目标3000个，实际新增3600个，完成120%。",
        (("3000", "3600", "120%", "exceeded"),),
    ),
    "the target in brackets after the result": (
        "基本建成保障性租赁住房2000套（年度任务1800套），完成率111.1%。",
        (("1800", "2000", "111.1%", "exceeded"),),
    ),
    "the whole and what of it is done": (
        "15个乡镇综合文化站建设已完成8个（53%）。",
        (("15", "8", "53%", "unmet"),),
    ),
    "a list of wholes and parts": (
        "126条背街小巷整治已完成120条（95%），263场惠民演出已演出230场（87%），4座停车楼建设已完成2座（50%）。",
        (
            ("126", "120", "95%", "unmet"),
            ("263", "230", "87%", "unmet"),
            ("4", "2", "50%", "unmet"),
        ),
    ),
    "the target inside the phrase of the ratio": (
        "全市城镇新增就业6.55万人，完成全年9万人目标的72.8%。",
        (("90000", "65500", "72.8%", "unmet"),),
    ),
    "share of the year's task": (
        "今年下达农村户厕改造任务2300户，截至6月底已改造900户，占年度任务的39.1%。",
        (("2300", "900", "39.1%", "unmet"),),
    ),
    "share of the year's target": (
        "年度目标为新增创业担保贷款1.6亿元，实际发放3.0064亿元，完成年度目标的187.9%。",
        (("160000000", "300640000", "187.9%", "exceeded"),),
    ),
    "investment planned and done": (
        "全区安排重点项目86个，年度计划投资64.8亿元。1—9月累计完成投资49.9亿元，占年度投资计划的77%。",
        (("6480000000", "4990000000", "77%", "unmet"),),
    ),
    "two sentences, two projects": (
        "本年度计划开工安置房项目25个，目前已开工20个，占年度计划的80%。计划竣工项目12个，目前已竣工9个，竣工率75%。",
        (("25", "20", "80%", "unmet"), ("12", "9", "75%", "unmet")),
    ),
    "more than the task": (
        "全年计划培训养老护理员400名，实际培训500名，超额完成25%。",
        (("400", "500", "超额完成25%", "exceeded"),),
    ),
    "a plan sentence and a result sentence": (
        "年初确定改造农贸市场8个的目标任务。全年实际改造农贸市场10个，完成目标任务的125%。",
        (("8", "10", "125%", "exceeded"),),
    ),
    "the share of the total plan": (
        "全市需解决饮水安全人口50万人，累计已解决42.3万人，占总计划的84.6%。",
        (("500000", "423000", "84.6%", "unmet"),),
    ),
    "the ratio as progress": (
        "计划新建充电桩1200个，已建成1056个，完成进度88%。",
        (("1200", "1056", "88%", "unmet"),),
    ),
    "exactly done": (
        "目标任务为新建城市书房6个，已建成6个，完成率100%。",
        (("6", "6", "100%", "met"),),
    ),
    "counting in brackets and done after": (
        "城乡妇女“两癌”免费筛查（任务数3万人）完成3.6万人，完成率120%。",
        (("30000", "36000", "120%", "exceeded"),),
    ),
    "task sent down": (
        "省下达公路安防工程任务160公里，实际完成168公里，完成率105%。",
        (("160", "168", "105%", "exceeded"),),
    ),
    "the ratio is for the thing before": (
        "年度任务改造棚户区1500套，已开工1500套，开工率100%，群众满意率达98%。",
        (("1500", "1500", "100%", "met"),),
    ),
    "more people than last year in between": (
        "全年目标新增就业1100人，实际新增就业1269人，比上年增加83人，完成年度目标的115.4%。",
        (("1100", "1269", "115.4%", "exceeded"),),
    ),
    "units of ten thousand against one": (
        "目标任务为免费体检老年人1.2万人，实际体检13200人，完成目标任务的110%。",
        (("12000", "13200", "110%", "exceeded"),),
    ),
    "kilometres": (
        "计划新改建乡村道路250公里，已建成通车212.5公里，完成年度计划的85%。",
        (("250", "212.5", "85%", "unmet"),),
    ),
    "area in mu": (
        "下达高标准农田建设任务4.5万亩，已完成4.14万亩，占任务的92%。",
        (("45000", "41400", "92%", "unmet"),),
    ),
    "square metres": (
        "计划外墙维修面积8300平方米，实际维修10126平方米，完成率122%。",
        (("8300", "10126", "122%", "exceeded"),),
    ),
    "only the number of projects": (
        "截至10月31日，65件民生实事已完成26件，完成率40%。",
        (("65", "26", "40%", "unmet"),),
    ),
    "semicolons": (
        "目标任务新增托位300个，已新增托位360个，完成率120%；目标任务新建长者食堂20家，已建成15家，完成率75%。",
        (("300", "360", "120%", "exceeded"), ("20", "15", "75%", "unmet")),
    ),
    "rates that are no completion ratio": (
        "目标任务技能培训2000人次，实际培训2600人次，完成率130%，培训合格率99.7%，同比增长12%。",
        (("2000", "2600", "130%", "exceeded"),),
    ),
    "an own table's sentence": (
        "目标：新建体育公园5个。完成情况：已建成体育公园6个，完成率120%。",
        (("5", "6", "120%", "exceeded"),),
    ),
    "one hundred and more percent in words of share": (
        "全年计划发放购车补贴4000万元，实际发放5200万元，为年度计划的130%。",
        (("40000000", "52000000", "130%", "exceeded"),),
    ),
    "the amount planned in the sentence before, others between": (
        "全年安排以工代赈项目32个，项目总投资9.6亿元，年度计划投资2.5亿元。已开工项目24个，完成投资1.6亿元，占年度计划投资的64%。",
        (("250000000", "160000000", "64%", "unmet"),),
    ),
    "assistance in cases": (
        "1170件法律援助案件已办结948件（81%）。",
        (("1170", "948", "81%", "unmet"),),
    ),
    "two results with their shares": (
        "年度任务新增私营企业1万户、个体工商户2万户，实际新增私营企业5172户，完成年度任务的51.7%；新增个体工商户10885户，完成年度任务的54.4%。",
        (("10000", "5172", "51.7%", "unmet"), ("20000", "10885", "54.4%", "unmet")),
    ),
    "shares in a list": (
        "年度任务为开工公租房400套、竣工公租房200套，实际开工408套、竣工196套，分别完成年度任务的102%、98%。",
        (("400", "408", "102%", "exceeded"), ("200", "196", "98%", "unmet")),
    ),
    "done in all": (
        "年度任务加装电梯40台，实际加装46台，超额完成年度任务。",
        (("40", "46", None, "exceeded"),),
    ),
    "the task's figure before 的": (
        "转移农村劳动力7.67万人，占全年目标任务6.9万人的111.2%，发放补贴8.01亿元，占全年目标任务6.9亿元的116.1%。",
        (("69000", "76700", "111.2%", "exceeded"), ("690000000", "801000000", "116.1%", "exceeded")),
    ),
    "the task's figure before 目标任务": (
        "发放创业贷款1.62亿元，扶持368人，带动1251人，完成县定2亿元目标任务的81%。",
        (("200000000", "162000000", "81%", "unmet"),),
    ),
    "posts counted against people": (
        "培育创业实体408个，创造就业岗位1374个，完成全年目标任务1200人的114.5%。",
        (("1200", "1374", "114.5%", "exceeded"),),
    ),
    "a project named by its target": (
        "“老年人免费体检100万人”项目，已完成68万人；“城区危房改造27.5万套”项目，已完成17.6万套，完成率64%。",
        (("1000000", "680000", None, "unmet"), ("275000", "176000", "64%", "unmet")),
    ),
    "traditional and full width": (
        "目標任務新增停車泊位５００個，已完成６００個，完成率１２０％。",
        (("500", "600", "120%", "exceeded"),),
    ),
}  # fmt: skip
