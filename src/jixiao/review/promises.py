"""Promises of work in objectives that no row measures."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import TIMES
from jixiao.costing.figures import figures_in
from jixiao.model.quantity import QuantityKind
from jixiao.review.remembering import once_a_plan
from jixiao.review.rows import annual_rows, plain
from jixiao.review.topics import rows_topic, signs_of, topic_of

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_BREAK: Final = re.compile(r"[，,；;。、：:]")
_NUMBERED: Final = re.compile(
    r"^(?:目标)?[(（]?[\d一二三四五六七八九十]{1,2}[)）.．、]?(?=[\u4e00-\u9fff])"
)
_DIGIT: Final = re.compile(r"\d")
_NO_WORK: Final = frozenset((*TIMES, "元", "小时", "分钟"))
_STANDING: Final = re.compile(
    r"^\d+[名人位]|现有|共有|辖|全县\d|全市\d|全区\d|涉及|覆盖|惠及|受益|带动|达到|增收|增加|减少|下降|提高|其中|三年|五年|累计|[个位名家]?以上|不少于\d+[%％]|[≥≤]|满\d|每|年满|周岁|级"
)
_HEAD: Final = re.compile(r"([\u4e00-\u9fff]{2})\d+(?:期|场|场次|次|个|处|套|台|班|批|轮)$")
_GENERAL: Final = frozenset(
    ("活动", "工作", "项目", "不少", "少于", "不低", "低于", "达到", "以上", "完成", "开展")
)
_LEAST: Final = 3
_LEAST_COUNTED: Final = 2


def unmeasured(plan: PerformancePlan, context: Context) -> list[str]:
    """Return the clauses of the objectives that promise work which no row takes up.

    A promise with a figure is taken up by a row with that figure or with enough of its words; one
    without a figure, by any character. Where more promises are open than clauses are taken up, the
    objectives speak another language than the rows, and nothing is told.
    """
    clauses = [clause for text in plan.objectives for clause in _BREAK.split(plain(text)) if clause]
    told = rows_topic(plan, context)
    found = [clause for clause in clauses if _is_open(clause, told, plan, context)]
    if not found:
        return []
    taken_up = sum(1 for clause in clauses if topic_of(clause, context) & told)
    return [_NUMBERED.sub("", clause) for clause in found] if taken_up >= len(found) else []


def _is_open(clause: str, told: frozenset[str], plan: PerformancePlan, context: Context) -> bool:
    """Return whether a clause promises work that neither words nor figures of rows take up."""
    begins = clause.startswith(context.words("work_verbs"))
    if not begins and not _DIGIT.search(clause):
        return False
    topic = topic_of(clause, context)
    figures = [figure.value for figure in figures_in(clause)]
    if not figures:
        plainly = clause.startswith(context.words("plain_work_verbs"))
        return plainly and len(topic) >= _LEAST and not signs_of(topic) & signs_of(told)
    told_by_one = figures == [1] and bool(topic & told)
    if (not begins and not _counts_work(clause)) or told_by_one or _in_parts(figures, plan):
        return False
    strange = _values(plan).isdisjoint(figures)
    few = len(topic & told) < len(topic) * context.number("promise_cover")
    named_by_none = begins and _unnamed(clause, plan)
    return strange and (named_by_none or (len(topic) >= _LEAST_COUNTED and few))


def _counts_work(clause: str) -> bool:
    """Return whether all figures of a clause count things, the last of them what is done.

    Money, times, rates and the standing numbers of a place (辖区内, 现有, 共有) are no work.
    """
    figures = figures_in(clause)
    counted = all(len(one.powers) == 1 and one.powers[0][0] not in _NO_WORK for one in figures)
    return counted and not _STANDING.search(clause)


def _unnamed(clause: str, plan: PerformancePlan) -> bool:
    """Return whether no row names what an act's number counts: 开展防雹安全培训2期."""
    match = _HEAD.search(clause)
    if match is None or match[1] in _GENERAL:
        return False
    names = "，".join(plain(row.name) + plain(row.basis) for _, row in annual_rows(plan))
    return match[1] not in names


def _in_parts(figures: list[Decimal], plan: PerformancePlan) -> bool:
    """Return whether a sentence divides a number (44名，其中38名、6名) and rows count its parts."""
    for number, text in product(figures, plan.objectives):
        match = re.search(rf"(?<!\d){number}[^\d，。；]{{1,4}}，?其中([^。；]*)", plain(text))
        parts = [one.value for one in figures_in(match[1])] if match else []
        if len(parts) > 1 and any(
            sum(parts[:count]) == number and _values(plan) >= set(parts[:count])
            for count in range(2, len(parts) + 1)
        ):
            return True
    return False


@once_a_plan
def _values(plan: PerformancePlan) -> set[Decimal]:
    """Return the numbers that rows set as targets or tell in name and basis, in base units.

    Spans of time, and months or money in a basis, measure no work.
    """
    rows = [row for _, row in annual_rows(plan)]
    quantities = (row.target.quantity for row in rows)
    told = (
        figures_in(plain(text)) for row in rows for text in (row.target.text, row.name, row.basis)
    )
    return {
        each.number
        for each in quantities
        if each and each.number is not None and each.kind is not QuantityKind.DURATION
    } | {
        figure.value
        for figures in told
        for figure in figures
        if not (len(figure.powers) == 1 and figure.powers[0][0] in _NO_WORK)
    }
