"""Forwards: a standard, heads, periods and a share make a budget; and what a change does to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, TIMES, of, under, written
from jixiao.costing.factor import Factor
from jixiao.costing.figures import Figure, figures_in, share_of_money
from jixiao.costing.term import Term
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.standards.costing import costing_table
from jixiao.wording.numerals import parse_number
from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

PARTS: Final = {
    "standard": message("标准"),
    "heads": message("人数"),
    "months": message("月数"),
    "times": message("次数"),
    "share": message("分担比例"),
}
"""The figures of a calculation by name, in the order they are written."""
_EXAMPLES: Final = {
    "standard": "300元/人·月",
    "heads": "18人",
    "months": "12",
    "times": "2次",
    "share": "50%",
}


class FigureNotUnderstood(JixiaoError):
    """A figure given for a calculation is not one, or not of the kind that its name asks for."""


class UnitsDoNotCancel(JixiaoError):
    """What is left after multiplying is not money: a figure is missing or does not belong."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """The given figures as texts by name (`PARTS`), and the day whose suppositions hold."""

    given: Mapping[str, str]
    day: date

    def term(self) -> Term:
        """Return the product; raises FigureNotUnderstood and UnitsDoNotCancel.

        A period of the standard that is not given is supposed, and the factor says so.
        """
        standard = _read("standard", self.given.get("standard", ""), None)
        _refuse_two_periods(standard, self.given["standard"])
        bases = under(standard.powers)
        head = next((base for base in bases if base not in TIMES), "人")
        wanted = {"heads": head, "months": "月", "times": "次", "share": None}
        rest = [
            _read(name, self.given[name], base)
            for name, base in wanted.items()
            if self.given.get(name)
        ]
        _refuse_long_years(rest, self.day)
        made = Term((standard, *rest))
        whole = Term((*made.factors, *_supposed(made, self.day)))
        if not whole.is_money:
            raise UnitsDoNotCancel(
                message(
                    "{arithmetic} 乘完剩“{left}”，应为“元”；请补上或改正这些单位的数量。",
                    arithmetic=whole.text,
                    left=written(whole.powers),
                )
            )
        return whole

    def changed(self, name: str, text: str) -> Calculation:
        """Return the calculation with one figure changed; raises FigureNotUnderstood."""
        if name not in PARTS:
            raise FigureNotUnderstood(
                message(
                    "“{name}”不是算式中的一项；可以改的是 {known}。",
                    name=name,
                    known="、".join(PARTS),
                )
            )
        return Calculation({**self.given, name: text}, self.day)


def _supposed(made: Term, day: date) -> list[Factor]:
    """Return the periods that the standard asks for and nobody gave: 12 months, one year."""
    in_year = costing_table("periods_in_year", day)
    found = []
    for base, power in made.powers:
        if power < 0 and base in in_year:
            why = message("全年按{count}个{base}计", count=in_year[base], base=base)
            assumption = None if in_year[base] == 1 else why
            found.append(Factor(Decimal(in_year[base]), of(base), assumption=assumption))
    return found


def _read(name: str, text: str, base: str | None) -> Factor:
    """Return the figure a text gives for a name; a bare number takes the unit it stands for."""
    plain = "".join(text.split())
    number = parse_number(plain)
    if number is not None and name != "standard" and number > 0:
        powers = PURE if base is None else of(base)
        if powers != PURE or number <= 1:
            return Factor(number, powers)
    figures = figures_in(plain)
    if len(figures) == 1 and figures[0].value > 0:
        found = figures[0]
        made = Factor(found.value, found.powers, unit=_shown_unit(found))
        if _belongs(name, made):
            return made
    raise FigureNotUnderstood(_refusal(name, text))


def _shown_unit(figure: Figure) -> str | None:
    """Return the unit to print behind the value: the one written, when the value counts in it."""
    if share_of_money(figure.powers) or not figure.powers:
        return None
    dimension = parse_unit(figure.unit)
    return figure.unit if dimension and dimension.factor == 1 else None


def _refuse_two_periods(standard: Factor, text: str) -> None:
    """Refuse a standard that is paid per month and per year at once; raise FigureNotUnderstood."""
    periods = [base for base in under(standard.powers) if base in TIMES and base != "次"]
    if len(periods) > 1:
        raise FigureNotUnderstood(
            message(
                "标准“{text}”写了不止一个期限（{periods}），分不清按哪个发放；"
                "请只写一个，如 {example}。",
                text=text,
                periods="、".join(sorted(periods, key=text.find)),
                example=_EXAMPLES["standard"],
            )
        )


def _refuse_long_years(factors: Sequence[Factor], day: date) -> None:
    """Refuse more months than a budget year has; raise FigureNotUnderstood."""
    most = costing_table("periods_in_year", day)["月"]
    for factor in factors:
        if factor.powers == of("月") and factor.value > most:
            raise FigureNotUnderstood(
                message(
                    "月数“{months}”超过一个预算年度（最多{most}个月）；"
                    "跨年度的，请逐年分别计算后相加。",
                    months=factor.text,
                    most=most,
                )
            )


def _belongs(name: str, factor: Factor) -> bool:
    """Return whether a figure is of the kind that its name asks for."""
    if name == "standard":
        return share_of_money(factor.powers)
    if name == "share":
        return factor.powers == PURE and factor.value <= 1
    if name == "months":
        return factor.powers == of("月")
    if name == "times":
        return len(factor.powers) == 1 and factor.powers[0][0] in TIMES
    return len(factor.powers) == 1 and factor.powers != MONEY


def _refusal(name: str, text: str) -> Message:
    return message(
        "{name}“{text}”没有看懂；应写成数字加单位，如 {example}。",
        name=PARTS[name],
        text=text,
        example=_EXAMPLES[name],
    )
