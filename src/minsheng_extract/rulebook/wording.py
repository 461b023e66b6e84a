"""The kinds of rules that extracting reads: words around a figure and what they say of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from minsheng_extract.records import Change, Comparator, DocType, NumeralClass, Role
from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words


class NumeralRule(Entry):
    """rules/numerals.yaml: what holds a numeral and is no quantity: names, ordinals, words, codes.

    `words` are literal. `pattern` must match from the numeral's first character on; what has to
    stand before it goes into a lookbehind. An entry with neither names what the machine decides by
    its own grammar (dates, markers, quotations), so that records can say so.
    """

    numeral_class: NumeralClass = Field(alias="class", description="What such a numeral is, in the table `numerals`")
    words: Words = Field((), description="Words that hold the numeral: 进一步, 三亚")
    before: Words = Field((), description="Words right before the numeral: 第|十七")
    after: Words = Field((), description="Words right behind the numeral: 15|分钟生活圈")
    up_to: int | None = Field(None, description="`before` and `after` count only for numbers up to this one")
    pattern: Pattern | None = Field(None, description="Where words do not do; fixed-width lookbehinds only")


class PhraseRule(Entry):
    """rules/phrases.yaml: a figure without a numeral: 全覆盖 is 100 %, 翻一番 an increase of 1 倍."""

    forms: Words = Field(min_length=1, description="The phrase, in each of its spellings: 翻番, 翻一番")
    value: Decimal = Field(description="The number it stands for, in `unit`: 100 for 全覆盖, 1 for 翻番")
    unit: str | None = Field(description="The unit of that number, one of rules/units.yaml: %, 倍; null: none")
    change: Change | None = Field(None, description="Where it says by how much something changes")
    followed_by: Pattern | None = Field(None, description="What must follow, as a lookahead")
    not_behind: Words = Field((), description="Behind these it is part of a name: “六个|全覆盖”")


class ComparatorRule(Entry):
    """rules/comparators.yaml: words before, after or inside a figure that compare.

    民法典 第一千二百五十九条: 以上, 以下, 以内 include the number; 超过, 不满 do not.
    """

    comparator: Comparator = Field(description="What the words say of the number; `range` is for the machine")
    before: Words = Field((), description="Right before the figure: 不少于|5个")
    after: Words = Field((), description="Right behind it: 5个|以上")
    apart: Words = Field((), description="Before what a figure is a share or multiple of: 不低于|标准的60%")
    inside: Words = Field((), description="Between numeral and unit: 余, 多")
    before_scale: Words = Field((), description="Only before a bare 百, 千, 万: 上千, 近百")
    unless: Words = Field((), description="Words that merely end or begin like one of these: 签约, 附近")


class ChangeRule(Entry):
    """rules/changes.yaml: verbs by which a figure is a change, and what turns them into a level."""

    change: Literal["increase", "decrease", "level", "count"] = Field(
        description="increase, decrease: the number is by how much; count: a verb of adding that is a "
        "change only for rates (增加5%), else an amount (增加5个); level: what follows is a level (提高到)"
    )
    words: Words = Field(min_length=1, description="The verbs, before or behind the figure: 提高, 降至")
    unless: Words = Field((), description="Verbs of doing that merely end like one: 改造提升")
    extent: bool = Field(False, description="Nouns that name by how much; 达, 为 behind them make no level: 降幅|达8%")
    reached: Words = Field((), description="Before an amount, say that it is what has been reached: 增加值|达到|5亿元")


class BasisRule(Entry):
    """rules/bases.yaml: what a figure is counted per: 每月, 日均, 每千人口."""

    per: str | None = Field(description="The basis as recorded: 月, 日; null: the words after 每 as written")
    words: Words = Field(min_length=1, description="Words before the figure: 每月, 月均")
    unless: Words = Field((), description="Names that merely hold such a word: 年均浓度")
    until: Words = Field((), description="Where the noun behind 每 ends: 每家|补助, 每村|不少于")
    measured: Words = Field((), description="Nouns that are counted per the one before them: 每家|床位")
    numbered: Words = Field((), description="Nouns that 每 with a number is said of: 每千|人口, 每百|户")
    counters: Words = Field((), description="Measure words between 每 and its noun: 每|个|村; alone they are the noun")
    recorded: Words = Field((), description="Measure words recorded themselves, whatever follows: 每|家|企业")
    nouns: Words = Field((), description="Nouns that begin like one of `recorded`: 每|家庭")


class PeriodRule(Entry):
    """rules/periods.yaml: words for stretches of time, with or without a year before them.

    `first` and `last` are month-day; `year` is added to the document's year. `plan_end` gives a
    fixed last day (“十四五”末). A feast has its `day`, or `days` where it moves; its words reach to its eve.
    """

    words: Words = Field(min_length=1, description="The words as written: 上半年, 年内, 三季度")
    first: str = Field("01-01", pattern=r"^\d\d-\d\d$", description="Its first day, month-day")
    last: str = Field("12-31", pattern=r"^\d\d-\d\d$", description="Its last day, month-day: 06-30 for 上半年")
    year: int | None = Field(None, description="Years to add to the document's year: 明年 is 1; null: needs none")
    plan_end: date | None = Field(None, description="Its last day whatever the document's year: “十四五”末 2025-12-31")
    not_before: Words = Field((), description="Before these it names a task, not a time: 全年|任务")
    after_year: bool = Field(False, description="Also stands right after a year: 2023年上半年")
    now: bool = Field(False, description="The day on which the text speaks: 目前")
    same_year: bool = Field(False, description="Of the year that its sentence has named: 2019年推广，当年…")
    day: str | None = Field(None, pattern=r"^\d\d-\d\d$", description="A feast's day, month-day: 国庆前 10-01")
    days: tuple[date, ...] = Field((), description="A feast's days, one a year, where it moves: 春节前")
    past: bool = Field(False, description="Up to the last day of what the text looks back on: 过去五年")
    whole_year: bool = Field(False, description="全年, 年内: holds for its own clauses only, not across ；")


class RoleRule(Entry):
    """rules/roles.yaml: words that say whether a figure is promised, done, or neither."""

    role: Role = Field(description="What a figure is of which the words say so")
    headings: Words = Field((), description="In the title of the section it stands in")
    before: Words = Field((), description="In its sentence, before it")
    adjacent: Words = Field((), description="Right before it: 年度任务|500张, 任务的|55%")
    behind: Words = Field((), description="Right behind it: 40所|的目标任务")
    unless: Words = Field(
        (),
        description="Words that hold one of `before` and are none (计划生育), or name another thing (寿命78岁); "
        "in a title with `headings`: it says what to do (优化|发展环境)",
    )
    labels: Words = Field((), description="Before a colon earlier in its paragraph: 完成情况：")
    before_label: Role | None = Field(None, description="What stands before such a label in its paragraph is this")
    after: Words = Field((), description="Right after it")
    before_noun: bool = Field(True, description="`after` counts only where a noun follows: 14岁以下|儿童")
    dimensions: tuple[str, ...] = Field((), description="Only for units of these dimensions; empty: any")
    doc_types: tuple[DocType, ...] = Field(
        (),
        description="`headings`, `before` and `adjacent` count only in these; empty: in all, "
        "`headings` in all but plans",
    )
    later: bool = Field(False, description="`before` counts only with a time after what the document reports")
    open_deadline: bool = Field(False, description="The document's period does not bind it: 下一步计划")
    near: bool = Field(False, description="`before` counts only in the figure's own clause")
    until_done: bool = Field(False, description="`before` counts until a later clause says what was done")
    firm: bool = Field(False, description="`before` holds against the title of the section too: 建设任务是")


class ActionRule(Entry):
    """rules/actions.yaml: verbs of doing; what follows them is what is counted."""

    words: Words = Field(min_length=1, description="The verbs: 新增, 建设, 开展")
    trailing: bool = Field(False, description="Stands behind its object: 重点项目落地25个")
    level: bool = Field(False, description="Keeps or reaches a level, before the figure: 保持|在96%")
    light: bool = Field(False, description="Takes another verb: 完成|新建, 推动|改造")
    joins: bool = Field(False, description="What is counted stands on both its sides: 失业人员|实现|就业")
    pure: bool = Field(False, description="Never part of a noun phrase: 开展, 举办; the object begins after it")
    unless: Words = Field((), description="Nouns that merely begin like one of these: 完成率, 建成区")


class EdgeRule(Entry):
    """rules/edges.yaml: words that are no part of an indicator when they stand at its edge."""

    left: Words = Field((), description="Where a phrase begins, no part of it: 累计|义诊")
    adverbs: Words = Field((), description="Where a phrase begins, no part of it before a verb: 主要|铺设管网")
    right: Words = Field((), description="Where a phrase ends, no part of it: 覆盖率|达到")
    coverbs: Words = Field((), description="Begin a phrase of means, place or beneficiary: 通过, 在, 为")
    heads: Words = Field((), description="Measure nouns that take the verb before them along: 抽检|率")
    people: Words = Field((), description="Nouns for people, whom an age delimits: 6—14岁|儿童")
    crowd: Words = Field((), description="Behind a noun for people, part of it: 残疾人|群体")
    guests: Words = Field((), description="Coverbs of those for whom something is done: 为, 向")
    series: Words = Field((), description="Behind examples and 等, no part of the name: 合唱等|各类|活动")
    measures: Words = Field((), description="How measures end, which nothing behind completes: 覆盖|率")
    means: Words = Field((), description="Nouns that close a phrase of means: 等渠道, 等方式")
    scopes: Words = Field((), description="Nouns that name a part of the whole for what follows: 工贸行业")
    manner: Words = Field((), description="Behind a figure with 的, before the verb: 4%的|幅度|提高标准")
    unless: Words = Field((), description="Words that merely begin like a stop word: 在用, 就业")
    dependent: Words = Field((), description="Measures that say nothing without their subject: 增幅")
    owned: Words = Field((), description="What a project has, which is named before 完成: 重点项目完成|投资")
    works: Words = Field((), description="End the name of a work that a clause gives alone: 公租房|项目，已开工44套")
    amounts: Words = Field((), description="Behind a list, what each thing has so much of: 芯片、风机分别|产值")
    shares: Words = Field(
        (), description="Begin a share of a whole, of what the figure before counts: 占|财政支出的81%"
    )
    generic: Words = Field((), description="A heading that ends so names nothing that is counted: 工作计划")
    empty: Words = Field((), description="By themselves these name nothing: 目标|1500户")
    stop: Words = Field((), description="What follows the figure ends here: 5家企业|参与")


Purpose = Literal[
    "service", "beneficiary", "taking-part", "going", "reaching", "place", "examples", "of-work", "task",
    "task-behind", "stock", "from", "from-now", "relative", "so-far",
    "task-report", "told", "review-title", "sums-up", "due-apart", "size-of", "stock-alone", "condition",
    "conditional", "done-by", "done-by-lead",
    "ticked-task",
    "measure-of", "label-measure", "part-of", "each", "leading", "towards", "no-object", "whole-relative",
    "scale", "half", "minus", "time-tail", "time-open", "no-time",
    "stock-listed", "only-which", "only-which-measured", "not-yet", "years-of-task",
    "granted", "granted-each", "granted-to", "left-over", "whole-alone",
    "given", "rising", "foreseen", "rank", "of-which-done", "then-done", "begun",
    "apart", "of-kind", "stretched", "moved-level", "of-sum", "done-since", "moved", "due", "reached", "meeting-day",
    "in-all", "rank-alone", "after-deed", "bare-deed", "said-of-all",
    "no-owner", "aside", "unreached", "up-to", "compared-with", "compares", "quoted-task", "quoted-aim",
    "task-of-share",
]  # fmt: skip


class PhrasingRule(Entry):
    """rules/phrasings.yaml: turns of phrase around a figure that take more than a word."""

    purpose: Purpose = Field(description="What is done with a match; several entries may serve one purpose")
    pattern: Pattern = Field(description="Sees folded text; where it is looked for follows from the purpose")


class UnderstoodRule(Entry):
    """rules/understood.yaml: a unit that goes without saying where a figure with 万 or 亿 has none."""

    unit: str = Field(description="The unit that is meant: 元")
    words: Words = Field(min_length=1, description="In the indicator")
