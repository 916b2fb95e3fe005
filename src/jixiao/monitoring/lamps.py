"""The lamp of a project's money and of each indicator at the end of a month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.choosing import is_implausible, is_reverse, stands_on_strict_line
from jixiao.evaluation.reached import Reached, reached
from jixiao.evaluation.scoring.by_date import by_date, done_from, due_day, is_undone
from jixiao.evaluation.scoring.graded import band_of
from jixiao.evaluation.share import at_places, over, shown
from jixiao.model.message import Message, message
from jixiao.model.progress import Lamp, LampReading, Likelihood
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.standards.indicator_classes import level2_of

if TYPE_CHECKING:
    from jixiao.model.funding import Execution
    from jixiao.model.indicator import Indicator
    from jixiao.monitoring.expected_curve import ExpectedCurve
    from jixiao.standards.lamps import LampRules, Steps
    from jixiao.standards.scoring import ScoringScheme

_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
_TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}
# What grows over the year; rates, standards and durations are held against the whole target.
_GROWING: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}
_PLACES: Final = 4
# From here on there is too little of the year left to make up for a red lamp.
_LATE: Final = 10


def money_lamp(
    execution: Execution | None, month: int, curve: ExpectedCurve, rules: LampRules
) -> LampReading:
    """Return the lamp of what was spent by the end of a month, as row 0."""
    clause = rules.money_source
    budget = execution.budget_year if execution else None
    if execution and budget is None:
        budget = execution.budget_initial
    if execution is None or execution.spent is None or budget is None:
        told = message("没有填写预算数或执行数，不能判断")
        return LampReading(0, Lamp.NONE, None, told, clause)
    if budget <= 0 or execution.spent < 0:
        told = message(
            "执行数{spent}、预算数{budget}：预算数应大于0，执行数不应小于0，请核对",
            spent=shown(execution.spent),
            budget=shown(budget),
        )
        return LampReading(0, Lamp.NONE, None, told, clause)
    due = curve.at(month)
    rate = over(execution.spent, budget)
    told = message(
        "执行数{spent}÷预算数{budget}＝{rate:.2%}，{month}月底应达{due:.2%}",
        spent=shown(execution.spent),
        budget=shown(budget),
        rate=_decimal(rate),
        month=month,
        due=_decimal(due),
    )
    if rate > 1:
        over_spent = message("{told}；执行数超过预算数，请核对是否超预算支出", told=told)
        return LampReading(0, Lamp.RED, None, over_spent, clause)
    if not due:
        return LampReading(0, Lamp.NONE, None, told, clause)
    lamp = _step(rate / due, rules.money)
    return LampReading(0, lamp, _decimal(rate / due), told, clause, _likely(lamp, month))


@dataclass(frozen=True, slots=True)
class RowWatch:
    """What the rows of one round have in common; `year` completes days printed without one."""

    month: int
    due: Fraction
    rules: LampRules
    scheme: ScoringScheme
    year: int | None

    def lamp(self, number: int, row: Indicator) -> LampReading:
        """Return the lamp of a row (from 1)."""
        if not row.actual:
            told = message("没有填写执行情况，不能判断")
            return LampReading(number, Lamp.NONE, None, told, self.rules.positive_source)
        held = reached(row)
        if isinstance(held, Message):
            return LampReading(number, Lamp.NONE, None, held, self.rules.positive_source)
        if held.target.kind in _WORDS:
            return self._words(number, held)
        if held.target.kind in _TIME:
            return self._dated(number, held)
        return self._numeric(number, row, held)

    def _words(self, number: int, held: Reached) -> LampReading:
        clause = self.rules.qualitative_source
        band = band_of(held.target_text, held.actual_text, self.scheme)
        if band is None:
            told = message("“{actual}”没有写明达成情况，请判断", actual=held.actual_text)
            return LampReading(number, Lamp.NONE, None, told, clause)
        lamp = Lamp(self.rules.qualitative[band.name])
        told = message("属于“{band}”", band=band.title)
        return LampReading(number, lamp, None, told, clause, _likely(lamp, self.month))

    def _dated(self, number: int, held: Reached) -> LampReading:
        share = by_date(held, self.scheme, self.year)
        clause = self.scheme.date_source
        if is_undone(held) and (awaited := self._awaited(held)):
            return LampReading(number, Lamp.NONE, None, awaited, clause, Likelihood.POSSIBLE)
        if share.is_open:
            return LampReading(number, Lamp.NONE, None, share.arithmetic, clause)
        after = message(
            "完成日期“{actual}”在{month}月底以后，请核对",
            actual=held.actual_text,
            month=self.month,
        )
        lamp = Lamp.GREEN if share.low else Lamp.RED
        likely = Likelihood.CERTAIN if share.low else Likelihood.IMPOSSIBLE
        told = message(
            "目标值{target}，执行情况{actual}：{how}",
            target=held.target_text,
            actual=held.actual_text,
            how=message("按期完成") if share.low else message("没有按期完成"),
        )
        if self._after(held):
            told = message("{told}；{after}", told=told, after=after)
        return LampReading(number, lamp, None, told, clause, likely)

    def _after(self, held: Reached) -> bool:
        """Return whether a day is told that comes only after the round's last month."""
        first = done_from(held, self.year)
        return first is not None and self.year is not None and first[:2] > (self.year, self.month)

    def _awaited(self, held: Reached) -> Message | None:
        """Return that something not done yet is not due either, None where it is or may be."""
        due = due_day(held, self.year)
        if due is None or self.year is None or due[:2] <= (self.year, self.month):
            return None
        return message("还没有完成，期限在{month}月底以后，不能判断", month=self.month)

    def _numeric(self, number: int, row: Indicator, held: Reached) -> LampReading:
        actual = held.actual.number or Decimal(0)
        if is_implausible(row, held):
            told = message("执行情况“{actual}”是负数，不能判断，请核对", actual=held.actual_text)
            return LampReading(number, Lamp.NONE, None, told, self.rules.positive_source)
        value = held.target.value
        above = isinstance(value, tuple) and actual > Decimal(value[1])
        if above or is_reverse(row, held):
            return self._kept(number, held, actual)
        target = Decimal(value[0]) if isinstance(value, tuple) else held.target.number or Decimal(0)
        growing = _grows(row, held)
        due = Fraction(target) * (self.due if growing else 1)
        told = _due_told(held, self.month, _decimal(self.due) if growing else None)
        if due <= 0:
            return LampReading(number, Lamp.GREEN, None, told, self.rules.positive_source)
        ratio = Fraction(actual) / due
        lamp = _step(ratio, self.rules.positive)
        if lamp is Lamp.BLUE and held.target.comparison is Comparison.EQUAL:
            lamp = Lamp.GREEN  # what must be met exactly is not ahead of its time
        reached_already = actual >= target and not stands_on_strict_line(held)
        likely = Likelihood.CERTAIN if reached_already else _likely(lamp, self.month)
        return LampReading(number, lamp, _decimal(ratio), told, self.rules.positive_source, likely)

    def _kept(self, number: int, held: Reached, actual: Decimal) -> LampReading:
        value = held.target.value
        limit = Decimal(value[-1]) if isinstance(value, tuple) else held.target.number or Decimal(0)
        kept = actual <= limit and not stands_on_strict_line(held)
        told = message(
            "目标值{target}，执行情况{actual}：{how}",
            target=held.target_text,
            actual=held.actual_text,
            how=message("没有超过") if kept else message("已超过"),
        )
        lamp = Lamp.GREEN if kept else Lamp.RED
        growing = _kind(held) in _GROWING
        likely = None if kept else Likelihood.IMPOSSIBLE if growing else Likelihood.POSSIBLE
        return LampReading(number, lamp, None, told, self.rules.reverse_source, likely)


def _grows(row: Indicator, held: Reached) -> bool:
    """Return whether an actual grows towards the year's target: what is counted up month by month.

    So do months as a quantity of work, and what was counted so far against so many a month.
    """
    kind = _kind(held)
    if kind is QuantityKind.RATE:
        return held.actual.kind in _GROWING
    if kind is QuantityKind.DURATION:
        found = level2_of(row.level2) if row.level2 else None
        return found is not None and found.kind == "quantity"
    return kind in _GROWING


def _kind(held: Reached) -> QuantityKind:
    """Return what sort of thing is counted, for a range what its actual is."""
    return held.actual.kind if held.target.kind is QuantityKind.RANGE else held.target.kind


def _due_told(held: Reached, month: int, due: Decimal | None) -> Message:
    if due is None:
        return message(
            "目标值{target}，执行情况{actual}；比率、标准不按月折算",
            target=held.target_text,
            actual=held.actual_text,
        )
    return message(
        "目标值{target}，{month}月底应完成{due:.2%}，执行情况{actual}",
        target=held.target_text,
        month=month,
        due=due,
        actual=held.actual_text,
    )


def _step(ratio: Fraction, steps: Steps) -> Lamp:
    """Return the first lamp whose least share is reached; the last below all."""
    name = next((lamp for lamp, least in steps if ratio >= Fraction(least)), steps[-1][0])
    return Lamp(name)


def _likely(lamp: Lamp, month: int) -> Likelihood:
    """Return the proposal for the form: what is on its way will be reached."""
    if lamp in (Lamp.GREEN, Lamp.BLUE):
        return Likelihood.CERTAIN
    is_late = lamp is Lamp.RED and month >= _LATE
    return Likelihood.IMPOSSIBLE if is_late else Likelihood.POSSIBLE


def _decimal(share: Fraction) -> Decimal:
    return at_places(share, _PLACES)
