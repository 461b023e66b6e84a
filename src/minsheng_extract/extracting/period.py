"""Stretches of time in a sentence: 2023年7月底前, 1—9月, 上半年, 三年内, 到“十四五”末."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.number import parse_number
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.wording import PeriodRule

_YEAR = r"(?:(?:19|20)\d{2}|(?:1 9|2 0) \d \d|[一二][〇零○九]{1}[〇零○一二三四五六七八九]{2})"
_TO = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_MONTH = r"(?:1 ?[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DATE = r"(?:[12] ?\d|3 ?[01]|0?[1-9]|[一二三]?十?[一二三四五六七八九十])"
_DAYS = rf"(?:[、,]\s?{_DATE}\s?(?:日|号(?=[、,。;至到]|$)))*"  # 9月10日|、11日、12日
_DAY = rf"{_MONTH}\s?月\s?(?:{_DATE}{_TO})?{_DATE}\s?[日号]{_DAYS}"
_MONTHS = rf"(?:{_MONTH}\s?月?份?(?:{_TO}|、)){{0,11}}{_MONTH}\s?月份?(?:(?:{_TO}|、){_MONTH}\s?月份?){{0,11}}"
_FIRST_MONTHS = r"前\s?(?:1[01]|[1-9]|十一?|[一二两三四五六七八九])\s?个?月"
_NTH = re.compile(r"前\s?([\d一二两三四五六七八九十]{1,2})\s?个?月")
_COUNT = r"(?:[一二三四五六七八九十两]|\d{1,2})"
_WITHIN = (
    rf"(?P<years>{_COUNT})\s?年(?:之|以)?内|(?:今后|未来)\s?(?P<ahead>{_COUNT})\s?年(?:内|里)?"
    rf"|(?:用|通过)\s?(?P<taking>{_COUNT})\s?年(?:左右)?的?时间"
)
_PAST = "(?:(?:刚刚)?过去的)?"
_TIMELY = ("年", "月", "季", *(f"十{number}五" for number in ("", *"一二三四五六")))
_CHINESE = "一二两三四五六七八九十"
_DAY_ENDS = "日号"
_BEFORE, _BEHIND = 2, 12  # characters around a period that tell whether it is one
_UP_TO = 4  # characters before a period in which 截至 stands
_NEW_YEAR = 6
_WINTER = 2
RULE = "numeral.date"


class Period(NamedTuple):
    """A stretch of time as written: its span, its first and last day, and the rule that read it.

    `last` is None where the words name a beginning only (自2024年1月起). `adverb` marks 全年 and its kin,
    which hold for their own clauses only; `whole` periods of whole years; `explicit_year` those that
    name the year; `past` those that look back (过去五年); `up_to` those up to which something is told (截至9月).
    """

    start: int
    end: int
    first: date | None
    last: date | None
    rule: str
    adverb: bool = False
    whole: bool = False
    explicit_year: bool = False
    past: bool = False
    up_to: bool = False


class _Meaning(NamedTuple):
    """What the words of a period say, wherever they stand: all of a Period but its span."""

    first: date | None
    last: date | None
    rule: str
    adverb: bool = False
    whole: bool = False
    explicit_year: bool = False
    past: bool = False

    def at(self, start: int, end: int) -> Period:
        """The period whose words stand there."""
        return Period(start, end, *self)


class Clock(NamedTuple):
    """What relative times are measured from.

    `year` is what a text is about, `issued` the day it was issued, `told` the year in which it speaks (去年
    in a report of January is the year it reports), `now` the day of 目前, `past` the last day of what it looks
    back on (过去五年), `since` the first year in which what it plans may be due.
    """

    year: int | None
    issued: date | None
    told: int | None = None
    now: date | None = None
    past: date | None = None
    since: int | None = None


def _eve(rule: PeriodRule, year: int | None, clock: Clock) -> date | None:
    """The day before a feast: of the year named, else the next after the issue; a winter's needs one of the two."""
    days = rule.days or tuple(date.fromisoformat(f"{y}-{rule.day}") for y in _feasts_near(year, clock))
    eves = [day - timedelta(days=1) for day in days if year is None or day.year == year]
    if year is not None:
        return next(iter(eves), None)
    if clock.issued is not None and (clock.year or 0) >= clock.issued.year:
        return next((eve for eve in eves if eve >= clock.issued), None)
    return next((eve for eve in eves if eve.year == clock.year and eve.month > _WINTER), None)


def _feasts_near(year: int | None, clock: Clock) -> tuple[int, ...]:
    years = filter(None, (year, clock.year, clock.issued.year if clock.issued else None))
    return tuple(sorted({near for known in years for near in (known, known + 1)}))


def _spanned(years: str | None, before: list[Period], clock: Clock) -> _Meaning | None:
    """三年内 where as many years, not yet over, were named before it (三年行动计划(2014年—2016年)): those."""
    for period in reversed(before) if years else ():
        span = period.last.year - period.first.year + 1 if period.first and period.last else 0
        over = period.last is not None and clock.year is not None and period.last.year < clock.year
        if span > 1 and not over and span == int(parse_number(years or "")):
            return _Meaning(period.first, period.last, RULE, explicit_year=True)
    return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


class PeriodFinder:
    """Finds periods in folded text; compiled once from rules/periods.yaml."""

    def __init__(self, rules: Rules) -> None:
        turns = phrasings(rules)
        self._open, self._no_time, self._meeting = turns["time-open"], turns["no-time"], turns["meeting-day"]
        self._up_to = turns["up-to"]
        tail = f"(?:{turns['time-tail'].pattern})?"
        named = [(fold(word), rule) for rule in rules.periods for word in rule.words]
        self._by_word: dict[str, PeriodRule] = dict(sorted(named, key=lambda pair: len(pair[0]), reverse=True))
        self._after_year = {word: rule for word, rule in self._by_word.items() if rule.after_year}
        part = rf"(?:{_DAY}(?:{_TO}(?:{_DAY}|{_DATE}\s?[日号]))?|{_MONTHS}|{_FIRST_MONTHS}|{any_of(self._after_year)})"
        dated = rf"(?:{_YEAR}\s?年?{_TO})?{_YEAR}\s?年(?:度(?!假))?(?:\s?{part})?(?:{_TO}(?:{_YEAR}\s?年\s?)?{part})?"
        words = any_of(self._by_word)
        others = (word for word, rule in self._by_word.items() if rule.now or rule.day or rule.days)
        self._timely = re.compile(any_of((*_TIMELY, *others)))
        this = r"(?:今年|本年|当年|明年|去年|上年)"
        self.firsts = frozenset(
            "0123456789今未本当明去上刚过用通" + _CHINESE + "".join(word[0] for word in self._by_word)
        )
        self._pattern = re.compile(
            rf"(?=[{re.escape(''.join(sorted(self.firsts)))}])(?:(?P<dated>{_PAST}{dated}{tail})|(?P<within>{_WITHIN})"
            rf"|(?P<named>{this}\s?{part}{tail}|{words}{tail})|(?P<part>(?<![\d.])(?:{_DAY}|{_MONTHS}|(?<![一-龥]){_FIRST_MONTHS}){tail}))"
        )
        digits = any_of(word for word in self._by_word if word[0].isdigit()) or "(?!)"
        self._dated = re.compile(rf"[\d\s]{{1,10}}[年月份至到、\-—–~]|{digits}")
        self._years = re.compile(rf"({_YEAR})(?=\s?年|{_TO})")
        self._meaning = lru_cache(maxsize=1024)(self._read)
        self._day = re.compile(r"(\d ?\d?|[一二三]?十?[一二三四五六七八九十])\s?[日号](?!\S*[日号])")
        self._months = re.compile(rf"({_MONTH})(?=\s?月|{_TO}{_MONTH}\s?月|、{_MONTH}\s?月)")

    def at(self, text: str, position: int, end: int) -> re.Match[str] | None:
        """The period that starts at `position`, as a match, if there is one."""
        first = text[position : position + 1]
        if first not in self.firsts or (first.isdigit() and self._dated.match(text, position, end) is None):
            return None
        return self._pattern.match(text, position, end)

    def find(self, text: str, start: int, end: int, clock: Clock) -> list[Period]:
        """All periods between two offsets, in order; what a change is measured against (较上年) is none."""
        if self._timely.search(text, start, end) is None:
            return []
        found: list[Period] = []
        for match in self._pattern.finditer(text, start, end):
            if self._is_reference(text, match):
                continue
            meant = _spanned(match["years"], found, clock)
            if meant := meant or self._meaning(match[0], match["within"], self._spoken_of(match[0], found, clock)):
                up_to = self._up_to.search(text, max(start, match.start() - _UP_TO), match.start()) is not None
                found.append(meant.at(*match.span())._replace(up_to=up_to))
        return found

    def _spoken_of(self, words: str, before: list[Period], clock: Clock) -> Clock:
        """The clock for words that mean the year named before them (当年)."""
        named = before[-1].last if before and before[-1].explicit_year else None
        rule = self._by_word.get(words) if named else None
        return clock._replace(year=named.year) if named and rule is not None and rule.same_year else clock

    def _is_reference(self, text: str, match: re.Match[str]) -> bool:
        """较上年, 与上年比, 从2017年6月的69.5%, 全年任务: what is compared with or named, no time of its own."""
        start, end = match.span()
        before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
        if self._no_time.search(f"{before}~{behind}"):
            return True
        if match[0][-1] in _DAY_ENDS and self._meeting.match(text, end):
            return True
        rule = self._by_word.get(match[0])
        return rule is not None and behind.startswith(rule.not_before or ("\n\n",))

    def _read(self, words: str, within: str | None, clock: Clock) -> _Meaning | None:
        if within is not None:
            return self._within(within, clock)
        rule, starts = self._rules_of(words)
        years = self._years.findall(words)
        base = int(parse_number(years[-1])) if years else self._relative_year(starts or rule, clock)
        if rule is not None and rule.now:
            return _Meaning(None, clock.now, rule.id) if clock.now else None
        if rule is not None and rule.past:
            return _Meaning(None, clock.past, rule.id, whole=True, past=True) if clock.past else None
        if rule is not None and rule.plan_end is not None:
            return _Meaning(None, rule.plan_end, rule.id, explicit_year=True)
        if rule is not None and (rule.day or rule.days):
            eve = _eve(rule, base if years else None, clock)
            return _Meaning(None, eve, rule.id, explicit_year=bool(years)) if eve else None
        if base is None:
            return None
        first_year = int(parse_number(years[0])) if years else base
        first, last = self._bounds(words, rule, first_year, base)
        if self._open.search(words):
            last = None
        return _Meaning(
            first, last, rule.id if rule else RULE,
            adverb=rule is not None and rule.whole_year and not years,
            whole=first is not None and (first.month, first.day) == (1, 1) and (last is None or last.month == 12),
            explicit_year=bool(years),
        )  # fmt: skip

    def _rules_of(self, words: str) -> tuple[PeriodRule | None, PeriodRule | None]:
        """The rule for the part of the year, and the one that names the year: 明年|底前, 今年|上半年."""
        start = next((word for word in self._by_word if words.startswith(word)), "")
        starts = self._by_word.get(start)
        rest = words[len(start) :]
        part = next((rule for word, rule in self._after_year.items() if word in rest), None)
        return part or starts, starts

    @staticmethod
    def _relative_year(rule: PeriodRule | None, clock: Clock) -> int | None:
        if clock.year is None:
            return None
        added = rule.year or 0 if rule else 0
        return (clock.told or clock.year) - 1 if added == -1 else clock.year + added

    def _bounds(
        self, words: str, rule: PeriodRule | None, first_year: int, year: int
    ) -> tuple[date | None, date | None]:
        months = [int(parse_number(month)) for month in self._months.findall(words)]
        if first_months := _NTH.search(words):
            months = [1, int(parse_number(first_months[1]))]
        if months:
            first = date(first_year, months[0], 1)
            day = self._day.search(words)
            try:
                last = date(year, months[-1], int(parse_number(day[1]))) if day else _last_day(year, months[-1])
            except ValueError:
                last = _last_day(year, months[-1])
            if "上旬" in words:
                last = last.replace(day=10)
            elif "中旬" in words:
                last = last.replace(day=20)
            return first, last
        opens, closes = (rule.first, rule.last) if rule else ("01-01", "12-31")
        return date.fromisoformat(f"{first_year}-{opens}"), date.fromisoformat(f"{year}-{closes}")

    @staticmethod
    def _within(words: str, clock: Clock) -> _Meaning | None:
        start_year = clock.issued.year if clock.issued else clock.told or clock.year
        if start_year is None:
            return None
        span = re.fullmatch(_WITHIN, words)
        if span is None:
            return None
        if not span["years"] and (clock.issued is None or clock.issued.month <= _NEW_YEAR):
            start_year -= 1  # 今后五年, said when the first of them has begun
        last = start_year + int(parse_number(span["years"] or span["ahead"] or span["taking"]))
        return _Meaning(None, date(last, 12, 31), RULE, explicit_year=True)


@lru_cache(maxsize=8)
def period_finder(rules: Rules) -> PeriodFinder:
    """The finder of a rulebook, compiled once."""
    return PeriodFinder(rules)
