"""The sheets of several experts → one score with its grade, and where they differ."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.agreement import concordance
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.model.panel import PanelItem, PanelScore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model.message import Message
    from jixiao.model.panel import ScoreSheet
    from jixiao.standards.expert_evaluation import Framework
    from jixiao.standards.grades import GradeScale

_CENT: Final = Decimal("0.01")
_FINE: Final = Decimal("0.0001")
_WHOLE: Final = Decimal(100)


class PanelRefused(JixiaoError):
    """Points that do not make 100, a score out of its item's points, too few sheets."""


def checked_points(framework: Framework, points: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Return the points of each item, in order, once they are fit to be scored with.

    Each item has more than 0 points with at most two decimals, all together make 100, and groups
    have what the framework's floor asks. Raises PanelRefused.
    Source: caiyu-2020-10#evaluation-weights.
    """
    found = {}
    for item in framework.items:
        given = points.get(item.id)
        if (
            given is None
            or not given.is_finite()
            or not 0 < given <= _WHOLE
            or given != _rounded(given)
        ):
            raise PanelRefused(message("“{name}”的分值应大于0，最多两位小数。", name=item.name))
        found[item.id] = given
    total = sum(found.values(), Decimal(0))
    if total != _WHOLE:
        raise PanelRefused(message("各项分值合计应为100，现在是{total}。", total=total))
    floor = framework.floor
    if floor is not None:
        held = sum(
            (found[item.id] for item in framework.items if item.level1 in floor.groups), Decimal(0)
        )
        if held < floor.least:
            raise PanelRefused(
                message(
                    "{groups}合计应不低于{least}分，现在是{held}（{source}）。",
                    groups="、".join(floor.groups), least=floor.least, held=held,
                    source=floor.source,
                )
            )  # fmt: skip
    return found


def checked_score(name: str, text: str, points: Decimal) -> Decimal:
    """Return a score typed for an item: 0 to its points, at most two decimals.

    Raises PanelRefused with what was typed.
    """
    try:
        score = Decimal(text.strip())
        fits = score.is_finite() and 0 <= score <= points and score == _rounded(score)
    except ArithmeticError:
        score, fits = Decimal(0), False
    if not fits:
        raise PanelRefused(
            message(
                "“{name}”的得分应在0到{points}之间，最多两位小数，这里填的是“{text}”。",
                name=name, points=points, text=text.strip()[:20],
            )
        )  # fmt: skip
    return score + 0  # never −0


def unfinished(
    framework: Framework, points: Mapping[str, Decimal], sheet: ScoreSheet
) -> tuple[Message, ...]:
    """Return what a sheet lacks to be handed in: scores, and reasons where points are taken off."""
    found = []
    for item in framework.items:
        score = sheet.scores.get(item.id)
        if score is None:
            found.append(message("“{name}”还没有评分。", name=item.name))
        elif score < points[item.id] and not sheet.reasons.get(item.id, "").strip():
            found.append(message("“{name}”扣了分，要写明理由。", name=item.name))
    return tuple(found)


def untold(score: PanelScore, notes: Mapping[str, str]) -> tuple[Message, ...]:
    """Return the items on which experts differ and the chair has not said how they are settled.

    Source: expert-practice#spread.
    """
    return tuple(
        message("“{name}”专家分歧较大，组长要说明如何认定。", name=item.name)
        for item in score.differing
        if not notes.get(item.id, "").strip()
    )


def may_read_again(framework: Framework, score: PanelScore) -> bool:
    """Return whether the experts agree so little that they may score a second time.

    Source: expert-practice#second-reading.
    """
    found = score.agreement.coefficient
    return bool(score.differing) or (found is not None and found < framework.second_below)


def judge_panel(
    framework: Framework,
    points: Mapping[str, Decimal],
    sheets: Sequence[ScoreSheet],
    scale: GradeScale,
) -> PanelScore:
    """Return what the sheets come to: item by item, the total of 100, its grade, the agreement.

    An item's score is the mean of what the experts gave it, rounded to two decimals, half up;
    from `framework.trim_from` sheets on one highest and one lowest are left out. The total is the
    sum of the rounded scores. Raises PanelRefused for fewer sheets than the framework asks, and
    for sheets that are not complete or out of bounds.
    Source: expert-practice#combine, expert-practice#spread, expert-practice#agreement.
    """
    if len(sheets) < framework.least_experts:
        raise PanelRefused(
            message(
                "不少于{least}名专家评分才能得出结果，现在有{count}名（{source}）。",
                least=framework.least_experts, count=len(sheets), source=framework.panel_source,
            )
        )  # fmt: skip
    fit = checked_points(framework, points)
    items = []
    for item in framework.items:
        given = tuple(_given(sheet, item.id, item.name, fit[item.id]) for sheet in sheets)
        kept = _kept(given, framework.trim_from)
        spread = Fraction(max(given) - min(given)) / Fraction(fit[item.id])
        items.append(
            PanelItem(
                item.id, item.level1, item.level2, item.name, fit[item.id], given, _mean(kept),
                len(given) - len(kept), _decimal(spread, _FINE),
                spread > Fraction(framework.spread_limit),
            )
        )  # fmt: skip
    total = sum((one.score for one in items), Decimal(0))
    shares = [
        [Fraction(one.given[place]) / Fraction(one.points) for one in items]
        for place in range(len(sheets))
    ]
    return PanelScore(
        tuple(items),
        tuple(sum((one.given[n] for one in items), Decimal(0)) for n in range(len(sheets))),
        total,
        scale.of(total),
        concordance(shares),
    )


def _given(sheet: ScoreSheet, item: str, name: str, points: Decimal) -> Decimal:
    score = sheet.scores.get(item)
    if score is None:
        raise PanelRefused(message("“{name}”还没有评分。", name=name))
    return checked_score(name, str(score), points)


def _kept(given: Sequence[Decimal], trim_from: int) -> Sequence[Decimal]:
    """Return the scores the mean is made of, one highest and one lowest left out of many."""
    return sorted(given)[1:-1] if len(given) >= trim_from else given


def _mean(kept: Sequence[Decimal]) -> Decimal:
    return _decimal(Fraction(sum(kept, Decimal(0))) / len(kept), _CENT)


def _decimal(exact: Fraction, places: Decimal) -> Decimal:
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(places, ROUND_HALF_UP)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_CENT, ROUND_HALF_UP)
