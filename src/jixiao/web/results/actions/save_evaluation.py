"""A unit writes into its self-evaluation; the points follow from what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.results.evaluation_lock import (
    EvaluationRefused,
    FiguresRefused,
    locked_evaluation,
)
from jixiao.web.results.judging import TYPED, count, judged
from jixiao.web.results.report import LABELS
from jixiao.web.site.told_money import spent_told
from jixiao.web.site.told_numbers import decimal_told
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.message import Message
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.results.models import SelfEvaluationRecord

_LONGEST: Final = 500
_OBJECTIVES: Final = 2000
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class TypedEvaluation:
    """What the page sends: texts as typed, rows by number (from 1), words for the report."""

    spent: str = ""
    objectives: str = ""
    money: Mapping[str, Any] | None = None
    rows: Mapping[int, Mapping[str, Any]] | None = None
    report: Mapping[str, Any] | None = None


@transaction.atomic
def save_evaluation(
    evaluation_id: int, *, actor: Actor, base: int, typed: TypedEvaluation
) -> SelfEvaluationRecord:
    """Return the self-evaluation with what was typed; `base` is the revision the page showed.

    Raises TransitionRefused, NoSuchEvaluation, EvaluationRefused for figures that are none.
    """
    found = locked_evaluation(evaluation_id)
    standing = Standing(found.standing)
    decide_step(CycleDuty.FILL_EVALUATION, standing, held=actor.held, place=found.path)
    if base != found.revision:
        raise EvaluationRefused(message("这份自评已被别人修改；请刷新页面后再填。"))
    before = found.content
    known = range(1, len(found.version.content["projects"][0]["indicators"]) + 1)
    faults: list[Message] = []
    rows = {str(n): _row(n, told, faults) for n, told in (typed.rows or {}).items() if n in known}
    found.content = {
        "spent": _sum(typed.spent, faults), "objectives": typed.objectives.strip()[:_OBJECTIVES],
        "money": _texts(typed.money or {}, ("reason", "measure")), "rows": rows,
        "report": before.get("report", {}) if typed.report is None else _words(typed.report),
    }  # fmt: skip
    if faults:
        raise FiguresRefused(faults, found.content)
    found.revision += 1
    count(found, judged(found))
    found.save()
    record(
        actor, CycleDuty.FILL_EVALUATION, f"plan:{found.plan_id}",
        before={"evaluation": found.pk, **before}, after={"evaluation": found.pk, **found.content},
    )  # fmt: skip
    return found


def _words(told: Mapping[str, Any]) -> dict[str, str]:
    words = {name: str(told.get(name, "")).strip()[:_OBJECTIVES] for name in LABELS}
    return {name: text for name, text in words.items() if text}


def _row(number: int, told: Mapping[str, Any], faults: list[Message]) -> dict[str, Any]:
    row = _texts(told, ("actual", "reason", "measure"))
    if share := _share(number, str(told.get("share", "")), faults):
        row["share"] = share
    if told.get("evidence") in TYPED:
        row["evidence"] = told["evidence"]
    if told.get("too_low"):
        row["too_low"] = True
    return row


def _texts(told: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    texts = {name: str(told.get(name, "")).strip()[:_LONGEST] for name in names}
    return {name: text for name, text in texts.items() if text}


def _share(row: int, text: str, faults: list[Message]) -> str:
    """Return a share of the points in percent (0-100) as plain digits, "" for a blank or none."""
    plain = text.strip().rstrip("%％")
    if not plain:
        return ""
    number = decimal_told(plain)
    if number is None or not 0 <= number <= _HUNDRED:
        faults.append(
            message("第{row}行的“{text}”不是0到100之间的百分比。", row=row, text=text[:20])
        )
        return ""
    return f"{number.normalize():f}"


def _sum(text: str, faults: list[Message]) -> str:
    """Return a sum in 万元 as plain digits, "" for a blank or none."""
    told = spent_told(text)
    if isinstance(told, str):
        return told
    faults.append(told)
    return ""
