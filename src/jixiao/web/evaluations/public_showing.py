"""What was disclosed of a panel, for the public page of its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from jixiao.model.message import message
from jixiao.model.panel_texts import LABELS
from jixiao.standards.expert_evaluation import Outcome
from jixiao.web.evaluations.models import PanelKind
from jixiao.web.evaluations.public_pages import KINDS
from jixiao.web.evaluations.showing import group
from jixiao.web.rounds.showing import said

if TYPE_CHECKING:
    from datetime import datetime

    from jixiao.web.evaluations.models import PublicPanelRecord


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item with its points, what it scored, and why points were taken off."""

    group: str
    name: str
    points: str
    score: str
    why: str


@dataclass(frozen=True, slots=True)
class PublicPanel:
    """A disclosed evaluation or assessment; `grade` and `decided` are message ids."""

    id: int
    kind: str
    total: str
    grade: str
    decided: str
    decision: str
    organiser: str
    experts: int
    at: datetime
    sha256: str
    rows: tuple[PublicItem, ...]
    texts: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]


def shown_in_public(found: PublicPanelRecord) -> PublicPanel:
    """Return what was disclosed, from its own content alone."""
    told = found.content
    texts = tuple(
        (said(message(label)), told["texts"][name])
        for name, label in LABELS.items()
        if name in told["texts"]
    )
    return PublicPanel(
        found.panel_id, str(PanelKind(told["kind"]).label), told["total"], told["grade"],
        Outcome(told["decided"]).label if told["decided"] else "", told["decision"],
        told["organiser"], told["experts"], found.at, found.sha256,
        tuple(map(_item, told["items"])), texts, KINDS,
    )  # fmt: skip


def _item(one: dict[str, Any]) -> PublicItem:
    reasons = [reason.rstrip("。；") for reason in one["reasons"]]
    why = "；".join((*reasons, one["explanation"])) if one["explanation"] else "；".join(reasons)
    name = one["item_en" if get_language() == "en" else "item"]
    return PublicItem(group(one["level1"]), name, one["points"], one["score"], why)
