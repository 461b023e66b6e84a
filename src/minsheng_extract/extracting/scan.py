"""One pass over a stretch of text: every numeral claimed by exactly one class, figures read on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from minsheng_extract.extracting.comparison import comparisons
from minsheng_extract.extracting.counting import SMALL_TIME, counting
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.grammar import figure_grammar
from minsheng_extract.extracting.number import CHINESE, DIGITS, parse_number
from minsheng_extract.extracting.period import RULE as DATE_RULE
from minsheng_extract.extracting.period import period_finder
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.words import Span, cut_words
from minsheng_extract.folding import fold
from minsheng_extract.records import NumeralClass
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon, any_of
from minsheng_extract.rulebook.wording import NumeralRule

CIRCLED = "①-⑳⑴-⒇⒈-⒛"
_NUMERAL = rf"\d{CHINESE}{CIRCLED}"
_REST = (
    rf"(?<=\d)(?:[\d,.]*\d)?(?:\s?[十百千万亿佰仟]{{1,8}})?"
    rf"|(?<=[{CHINESE}])[{CHINESE}]{{0,31}}(?:点[{''.join(DIGITS)}]{{1,8}}(?![{CHINESE}线是要]))?|(?<=[{CIRCLED}])"
)
RUN = re.compile(rf"[{_NUMERAL}](?:{_REST})")  # begins with a set of characters, which is looked for fastest
_QUOTED = re.compile(r"“[^“”，,。;；\n]{1,16}”|《[^《》\n]{1,80}》")
_STRAIGHT = re.compile(r'"([^"]*)"')
_NAMES = re.compile(r"[^“”，,。;；\n]{1,16}")
_ARTICLE, _QUOTE, _DICTIONARY, _DURATION = (
    "numeral.article", "numeral.quoted", "numeral.dictionary", "numeral.duration",
)  # fmt: skip
_SMALLEST_QUOTED = 10
_AIM = 4  # characters before a quotation that say it is the aim


class Claim(NamedTuple):
    """A stretch that holds numerals, the class it was put in, by which rule, and the figure if it is one."""

    start: int
    end: int
    class_: NumeralClass
    rule: str | None
    figure: Figure | None = None


class Bare(NamedTuple):
    """A table cell that holds bare numbers, with the unit its head states, if any."""

    unit: str | None


class Scanner:
    """Claims numerals: names and words first, then dates, then figures, then dictionary words."""

    def __init__(self, rules: Rules) -> None:
        self._grammar = figure_grammar(rules)
        self._periods = period_finder(rules)
        self._words = _words_by_numeral(rules.numerals)
        named = [rule for rule in rules.numerals if rule.pattern]
        self._by_group = {f"r{number}": rule for number, rule in enumerate(named)}
        parts = (f"(?P<r{number}>{rule.pattern})" for number, rule in enumerate(named))
        self._patterns = re.compile("|".join(parts) or "(?!)")
        self._ahead = Lexicon((fold(word), rule) for rule in rules.numerals for word in rule.after)
        self._behind = Lexicon((fold(word), rule) for rule in rules.numerals for word in rule.before)
        self._comparisons = comparisons(rules)
        self._kept, self._aim = phrasings(rules)["quoted-task"], phrasings(rules)["quoted-aim"]
        self._counting = counting(rules)
        self._trigger = _trigger(self._grammar.phrases)

    def claims(self, text: str, start: int, end: int, bare: Bare | None = None) -> list[Claim]:
        """Every numeral of folded `text[start:end]` in one claim, in order; a claim may hold several.

        `bare`: the stretch is a table cell in which a number needs no unit of its own.
        """
        claims: list[Claim] = []
        trigger = self._trigger.search(text, start, end)
        quoted = _quotations(text, start, end) if trigger else []
        while trigger is not None:
            position, behind = trigger.span()
            claim = self._claim(text, trigger, start, end, quoted)
            if claim is not None:
                if claim.class_ == "unexplained" and text[position].isdigit():
                    figure = self._without_unit(text, (position, behind), (start, end), bare)
                    claim = _quantity(figure) if figure else claim
                claims.append(claim)
                behind = max(claim.end, position + 1)
            trigger = self._trigger.search(text, behind, end)
        return claims

    def _without_unit(self, text: str, number: Span, stretch: Span, bare: Bare | None) -> Figure | None:
        """A number that needs no unit of its own, in a cell, or has none, in a comparison."""
        if bare is not None:
            return self._grammar.bare(text, *number, bare.unit)
        return self._counting.compared(text, number, stretch)

    def _claim(self, text: str, trigger: re.Match[str], start: int, end: int, quoted: list[Span]) -> Claim | None:
        position = trigger.start()
        if trigger.lastgroup is None:
            phrase = self._grammar.phrase(text, position, end)
            return _quantity(phrase) if phrase else None
        if period := self._periods.at(text, position, end):
            return Claim(position, period.end(), "date", DATE_RULE)
        if named := self._name(text, trigger, start, end):
            return named
        quote = next(((a, b) for a, b in quoted if a < position < b), None) if quoted else None
        if quote is not None and not self._promised(text, position, quote):
            return Claim(position, trigger.end(), "name", _QUOTE)
        if phrase := self._grammar.phrase(text, position, end):
            return _quantity(phrase)
        figure = self._grammar.read(text, position, end)
        if figure is not None and self._counting.counts(text, figure, start, end):
            return _quantity(figure)
        return self._rest(text, trigger, figure, start, end)

    def _promised(self, text: str, position: int, quote: tuple[int, int]) -> bool:
        """“完成回迁安置857户以上”: a quotation that ends in a figure with its unit quotes a promise, not a name.

        So does one of which it is told whether it was kept (“新建车站9处”项目已完成), or that it is the aim.
        A figure that is all of its quotation names something (“30条”政策).
        """
        if text[position].isdigit() and self._kept.match(text, quote[1]):
            return True
        figure = self._grammar.read(text, position, quote[1] - 1) if text[position].isdigit() else None
        if figure is None or figure.unit_rule is None or figure.unit_rule.weak or figure.value < _SMALLEST_QUOTED:
            return False
        if self._aim.search(text, max(0, quote[0] - _AIM), quote[0]):
            return True
        if position == quote[0] + 1 and figure.end == quote[1] - 1:
            return False
        rest = self._comparisons.after(text, figure.end, quote[1])
        return (rest.end if rest else figure.end) == quote[1] - 1

    def _name(self, text: str, run: re.Match[str], start: int, end: int) -> Claim | None:
        position, stop = run.span()
        for offset, words in self._words.get(text[position], ()):
            if position - offset >= start and (found := words.starting_at(text, position - offset, end)):
                return Claim(position, found.end, found.meaning.numeral_class, found.meaning.id)
        beside = self._behind.ending_at(text, position, start) or self._ahead.starting_at(text, stop, end)
        if beside and _within(run[0], beside.meaning.up_to):
            return Claim(position, stop, beside.meaning.numeral_class, beside.meaning.id)
        if match := self._patterns.match(text, position, end):
            rule = self._by_group[match.lastgroup or ""]
            return Claim(position, match.end(), rule.numeral_class, rule.id)
        return None

    def _rest(self, text: str, trigger: re.Match[str], figure: Figure | None, start: int, end: int) -> Claim:
        position, stop = trigger.span()
        timed = figure is not None and figure.unit_rule is not None and figure.unit_rule.dimension in SMALL_TIME
        if timed and figure is not None:
            return Claim(position, figure.end, "date", _DURATION)
        if text[position] in CHINESE:
            if text[position:stop] == "一" or (figure is not None and figure.small_chinese):
                return Claim(position, stop, "word", _ARTICLE)
            if _inside_word(text, position, stop, start, end):
                return Claim(position, stop, "word", _DICTIONARY)
        return Claim(position, stop, "unexplained", None)


def _quotations(text: str, start: int, end: int) -> list[Span]:
    """Where quotations and titles of works stand, most stretches having none."""
    straight = text.count('"', start, end)
    if not straight and text.find("“", start, end) < 0 and text.find("《", start, end) < 0:
        return []
    spans = [match.span() for match in _QUOTED.finditer(text, start, end)]
    if straight % 2:  # nobody can tell which of them opens
        return spans
    return spans + [pair.span() for pair in _STRAIGHT.finditer(text, start, end) if _NAMES.fullmatch(pair[1])]


def _quantity(figure: Figure) -> Claim:
    return Claim(figure.start, figure.end, "quantity", figure.rules[0], figure)


def _within(numeral: str, limit: int | None) -> bool:
    """Whether a numeral is a whole number no larger than the limit, where there is one."""
    if limit is None:
        return True
    try:
        number = parse_number(numeral)
        return number <= limit and number == int(number)
    except ValueError:
        return False


def _inside_word(text: str, position: int, stop: int, start: int, end: int) -> bool:
    """Whether the dictionary has a word here that is more than the number itself."""
    left, right = max(start, position - 6), min(end, stop + 6)
    offset = left
    for word in cut_words(text[left:right]):
        close = offset + len(word)
        if offset <= position < close:
            return len(word.strip(CHINESE)) > 0 and (offset < position or close > stop)
        offset = close
    return False


def _trigger(phrases: Iterable[str]) -> re.Pattern[str]:
    """What can begin a claim: a run of a numeral's characters (group `run`), or a phrase that is a figure."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(re.escape(phrase[0]), []).append(phrase[1:])
    phrased = [f"(?<={first}){any_of(rest)}" for first, rest in rests.items()]
    runs = rf"(?<=[{_NUMERAL}])(?P<run>{_REST})"
    return re.compile(f"[{_NUMERAL}{''.join(rests)}](?:{'|'.join([runs, *phrased])})")


def _words_by_numeral(rules: tuple[NumeralRule, ...]) -> dict[str, list[tuple[int, Lexicon[NumeralRule]]]]:
    """The literal words, by their first numeral and where in the word it stands, the nearest to its beginning first."""
    pairs: dict[tuple[str, int], list[tuple[str, NumeralRule]]] = {}
    for rule in rules:
        for word in map(fold, rule.words):
            run = RUN.search(word)
            if run is not None:
                pairs.setdefault((run[0][0], run.start()), []).append((word, rule))
    words: dict[str, list[tuple[int, Lexicon[NumeralRule]]]] = {}
    for (numeral, offset), found in sorted(pairs.items(), key=itemgetter(0)):
        words.setdefault(numeral, []).append((offset, Lexicon(found)))
    return words


@lru_cache(maxsize=8)
def scanner(rules: Rules) -> Scanner:
    """The scanner of a rulebook, compiled once."""
    return Scanner(rules)
