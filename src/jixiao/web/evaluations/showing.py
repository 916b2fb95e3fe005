"""Panels for pages: items with points and scores, evidence, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language

from jixiao.evaluation.panel_reporting import reasons_of
from jixiao.model.message import Message
from jixiao.standards.expert_evaluation import FrameworkKind
from jixiao.web.evaluations.judging import (
    apart,
    framework_of,
    judged,
    points_of,
    seats_of,
    sheet_of,
)
from jixiao.web.evaluations.models import PanelKind
from jixiao.web.evaluations.panel_lock import own_seat, situation_of
from jixiao.web.rounds.showing import cited, said
from jixiao.workflow.panel_course import PanelStanding, panel_steps_open, view_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jixiao.model.panel import PanelItem, PanelScore
    from jixiao.standards.expert_evaluation import Framework, FrameworkItem
    from jixiao.web.evaluations.models import PanelRecord, ProofRecord, SeatRecord
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.panel_course import PanelView


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of a sheet: what is asked, its points, what was given and why, its evidence.

    `first` is what all experts gave it first: "score", "low" and "high"; empty in a first reading.
    """

    id: str
    level1: str
    level2: str
    name: str
    question: str
    points: Decimal
    score: str
    reason: str
    proofs: tuple[ProofRecord, ...]
    first: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one expert gave an item."""

    number: int
    score: str
    reason: str
    proofs: tuple[ProofRecord, ...]


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item with what all experts gave, once that is open to be seen.

    `opinions` are each expert's, none for who may not see them; `reasons` are everybody's then, in
    the order of their letters, which tells nothing of who gave them.
    """

    item: PanelItem
    group: str
    name: str
    question: str
    opinions: tuple[Opinion, ...]
    reasons: tuple[str, ...]
    note: str
    spread: str


def named(item: FrameworkItem) -> tuple[str, str]:
    """Return name and question of an item in the reader's language."""
    if get_language() == "en":
        return item.name_en, item.question_en
    return item.name, item.question


def group(level1: str) -> str:
    """Return a group (level 1) in the reader's language."""
    return said(Message(level1))


def shown_sheet(panel: PanelRecord, seat: SeatRecord) -> list[ShownItem]:
    """Return the items of an expert's own sheet."""
    points, proofs = points_of(panel), _proofs([seat])
    found = []
    for item in framework_of(panel).items:
        name, question = named(item)
        told = seat.scores.get(item.id, {})
        found.append(
            ShownItem(
                item.id, group(item.level1), item.level2, name, question, points[item.id],
                told.get("score", ""), told.get("reason", ""), proofs.get((seat.pk, item.id), ()),
                panel.first_reading.get("items", {}).get(item.id, {}),
            )
        )  # fmt: skip
    return found


def shown_items(panel: PanelRecord, score: PanelScore, *, each: bool) -> list[JudgedItem]:
    """Return the items with every expert's score and reason; of `each` by number, or together."""
    seats = seats_of(panel)
    sheets = [sheet_of(one) for one in seats]
    proofs = _proofs(seats) if each else {}
    together = {} if each else reasons_of(framework_of(panel), sheets)
    notes = panel.findings.get("items", {})
    asked = {item.id: item for item in framework_of(panel).items}
    found = []
    for one in score.items:
        name, question = named(asked[one.id])
        opinions = tuple(
            Opinion(
                seat.number, f"{sheet.scores[one.id]:f}", sheet.reasons.get(one.id, ""),
                proofs.get((seat.pk, one.id), ()),
            )
            for seat, sheet in zip(seats, sheets, strict=True)
            if each
        )  # fmt: skip
        reasons = tuple(sorted(together.get(one.id, ())))
        found.append(
            JudgedItem(
                one, group(one.level1), name, question, opinions, reasons, notes.get(one.id, ""),
                f"{one.spread:.0%}",
            )
        )  # fmt: skip
    return found


def view_for(panel: PanelRecord, actor: Actor) -> PanelView:
    """Return what the actor sees of a panel besides the own sheet."""
    told = situation_of(panel, actor, concerning=own_seat(panel, actor), apart=apart(panel))
    return view_of(PanelStanding(panel.standing), held=actor.held, situation=told)


def surroundings_of(panel: PanelRecord, actor: Actor) -> dict[str, Any]:
    """Return what the page of a panel shows the actor; no sheet before all are in."""
    standing = PanelStanding(panel.standing)
    seat, seats = own_seat(panel, actor), seats_of(panel)
    told = situation_of(panel, actor, concerning=seat, apart=apart(panel))
    may = panel_steps_open(standing, held=actor.held, situation=told)
    if panel.plan.project.year.archived:
        may = frozenset()
    framework = framework_of(panel)
    view = view_for(panel, actor)
    score = judged(panel) if view.result else None
    return {
        "panel": panel, "seat": seat, "seats": seats if view.seats else [], "may": may,
        "view": view, "score": score,
        "standing": standing.label,
        "items": shown_items(panel, score, each=view.sheets) if score else [],
        "late": panel.due is not None and panel.due < timezone.localdate(),
        "today": timezone.localdate().isoformat(),
        "first": _first(panel) if view.result else None,
        "may_disclose": panel.kind != PanelKind.EX_ANTE or standing is PanelStanding.DECIDED,
        "public": getattr(panel, "public", None),
        "handed_in": sum(one.handed_in is not None for one in seats),
        "agreement": _agreement(score), "clauses": _clauses(framework),
        "title": framework.title_en if get_language() == "en" else framework.title,
        "result": getattr(panel, "result", None),
        "conclusion": getattr(panel, "conclusion", None), "framework": framework,
        "limit": f"{framework.spread_limit:.0%}",
        "trimmed": score is not None and bool(score.items[0].left_out),
    }  # fmt: skip


def _agreement(score: PanelScore | None) -> str:
    """Return Kendall's W as it is shown, blank without one."""
    found = score.agreement.coefficient if score else None
    return "" if found is None else f"{found:.4f}"


def _first(panel: PanelRecord) -> dict[str, str] | None:
    """Return what the first of two readings came to; None where there was one alone."""
    kept = panel.first_reading
    if not kept:
        return None
    return {"total": kept["total"], "agreement": kept["agreement"] or "—", "reason": kept["reason"]}


def _clauses(framework: Framework) -> dict[str, str]:
    """Return the clauses a panel rests on, as reports cite them."""
    return {
        "framework": cited(framework.source), "combine": cited(framework.combine_source),
        "agreement": cited(framework.agreement_source), "spread": cited(framework.spread_source),
        "second": cited(framework.second_source),
        "disclosure": cited(
            "caiyu-2020-10#disclosure"
            if framework.kind is FrameworkKind.EVALUATION
            else "provincial-ex-ante#disclosure"
        ),
    }  # fmt: skip


def _proofs(seats: Sequence[SeatRecord]) -> dict[tuple[int, str], tuple[ProofRecord, ...]]:
    """Return the evidence by seat and item."""
    found: dict[tuple[int, str], tuple[ProofRecord, ...]] = {}
    for seat in seats:
        for one in seat.proofs.filter(removed=None):
            found[seat.pk, one.item] = (*found.get((seat.pk, one.item), ()), one)
    return found


__all__ = ["group", "named", "said", "shown_items", "shown_sheet", "surroundings_of"]
