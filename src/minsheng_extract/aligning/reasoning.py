"""Why a target has its status, in one Chinese sentence with both figures, and why a person should look."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.likeness import ratio_between
from minsheng_extract.aligning.measuring import Fit, fit
from minsheng_extract.aligning.verdict import Verdict, less_is_better
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Comparator, Quantity, Status

_COMPARED: dict[Comparator, str] = {
    "=": "{}", ">=": "不少于{}", "<=": "不超过{}", ">": "超过{}", "<": "不足{}", "~": "约{}", "range": "{}",
}  # fmt: skip
_CHANGED = {"increase": "增长", "decrease": "下降"}
_STATUS: dict[Status, str] = {
    "exceeded": "超额完成", "met": "完成目标", "unmet": "未达到目标", "not_reported": "报告未提及",
}  # fmt: skip
_SAID: dict[Status, str] = {"met": "已完成", "exceeded": "超额完成", "unmet": "尚未完成"}
_DOUBTFUL = 60.0


def reason_of(answer: Answer, verdict: Verdict, words: Vocabulary) -> str:
    """One sentence: 目标开展招聘会不少于50场，实际201场，为目标的402%，超额完成。"""
    target = answer.target.quantity
    goal = f"目标{target.action or ''}{target.indicator or ''}{_written(target)}"
    if answer.said is not None:
        return f"{goal}，报告以文字说明{_SAID[answer.said]}，无对应数字。"
    if answer.share is not None:
        return f"{goal}，报告称完成{_percent(answer.share)}，未写数量，{_STATUS[verdict.status]}。"
    if answer.value is None:
        return f"{goal}，报告中未找到对应的结果。"
    share = f"，为目标的{_percent(verdict.ratio)}" if verdict.ratio is not None else ""
    return f"{goal}，{_result(answer)}{share}，{_outcome(target, verdict, words)}。"


def _written(quantity: Quantity) -> str:
    """The figure as the text writes it, with its comparison, change and basis in words.

    A bare number is given with the unit that its table states elsewhere.
    """
    change = _CHANGED[quantity.change] if quantity.change else ""
    per = f"每{quantity.per}" if quantity.per else ""
    quote = "".join(quantity.quote.split())
    written = f"{_plain(quantity.value)}{quantity.unit or ''}" if quote.replace(".", "").isdecimal() else quote
    return f"{per}{change}{_COMPARED[quantity.comparator].format(written)}"


def _result(answer: Answer) -> str:
    figures = [result.quantity for result in answer.results]
    unit = answer.target.quantity.unit or ""
    if answer.relation == "sum" and figures[0].role == "baseline":
        return f"实际由{_written(figures[0])}到{_written(figures[-1])}，增加{_plain(answer.value)}{unit}"
    if answer.relation == "sum":
        return f"实际{'、'.join(_written(figure) for figure in figures)}，合计{_plain(answer.value)}{unit}"
    written = f"实际{'、'.join(_written(figure) for figure in figures)}"
    if answer.relation == "annualised":
        return f"{written}，折合每{answer.target.quantity.per or '年'}{_plain(answer.value)}{unit}"
    return written


def _outcome(target: Quantity, verdict: Verdict, words: Vocabulary) -> str:
    if verdict.status == "exceeded" and less_is_better(target, words):
        return "低于上限，好于目标"
    return _STATUS[verdict.status]


def _percent(ratio: Decimal) -> str:
    return f"{_plain((ratio * 100).quantize(Decimal('0.01')))}%"


def _plain(value: Decimal | None) -> str:
    """A number without exponent or trailing zeros."""
    text = f"{(value or Decimal(0)).quantize(Decimal('0.0001')):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Said(NamedTuple):
    """What the report itself says of the task, and its ratio where it prints one."""

    text: str | None
    ratio: Decimal | None = None
    step: Decimal = Decimal(0)


def marks_of(answer: Answer, verdict: Verdict, said: Said, words: Vocabulary) -> tuple[str, ...]:
    """Why a person should look at the row."""
    marks = [*answer.marks, *verdict.marks]
    if answer.said is not None:
        marks.append("仅有文字表述，无数字")
    if answer.share is not None:
        marks.append("报告仅写完成比例，无数量")
    if answer.value is None:
        return tuple(marks)
    if answer.relation == "sum" and len(answer.results) > 1 and answer.results[0].quantity.role != "baseline":
        marks.append(f"由{len(answer.results)}个数字合计")
    if answer.relation == "annualised":
        marks.append("按年度折算")
    marks += _scope_marks(answer)
    marks += _claim_marks(answer, verdict, said, words)
    if verdict.status == "unmet" and _is_early(answer):
        marks.append(f"统计截至{answer.results[0].quantity.deadline}，目标期限为{answer.target.quantity.deadline}")
    if answer.score is not None and answer.score < _DOUBTFUL:
        marks.append("目标与结果表述差异较大")
    return tuple(dict.fromkeys(marks))


def _scope_marks(answer: Answer) -> list[str]:
    marks: list[str] = []
    if any(result.part for result in answer.results) and not answer.target.part:
        marks.append("结果为其中一部分")
    if any(result.stock and not result.printed for result in answer.results) and not answer.target.stock:
        marks.append("结果为累计数")
    if any(result.begun for result in answer.results) and not answer.target.begun:
        marks.append("结果为开工数或前期进展")
    return marks


def _claim_marks(answer: Answer, verdict: Verdict, said: Said, words: Vocabulary) -> list[str]:
    if said.ratio is not None and verdict.ratio is not None:
        low, high = _possible(answer, verdict.ratio, words)
        if not low - said.step <= said.ratio <= high + said.step:
            return [f"报告所列比例{_percent(said.ratio)}与计算结果{_percent(verdict.ratio)}不符"]
    elif said.text and verdict.status == "unmet":
        return [f"报告称“{said.text}”，但数字未达目标"]
    return []


def _possible(answer: Answer, ratio: Decimal, words: Vocabulary) -> tuple[Decimal, Decimal]:
    """Least and greatest ratio of the figures as they are rounded."""
    if len(answer.results) != 1:
        return ratio, ratio
    fits: Fit | None = fit(answer.target.quantity, answer.results[0].quantity, words)
    return ratio_between(answer.target, answer.results[0], fits) if fits else (ratio, ratio)


def _is_early(answer: Answer) -> bool:
    due, reached = answer.target.quantity.deadline, answer.results[0].quantity.deadline
    return due is not None and reached is not None and reached < due
