"""What experts score, by date: items with points, how scores are combined, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


class FrameworkKind(StrEnum):
    """What experts are asked about: a project carried out, or one not yet decided on."""

    EVALUATION = "evaluation"
    EX_ANTE = "ex_ante"


class Outcome(StrEnum):
    """What an ex-ante assessment concludes; `label` is Chinese and its own message id."""

    SUPPORT = "support"
    REVISE = "revise"
    REFUSE = "refuse"

    @property
    def label(self) -> str:
        """The conclusion as the report prints it."""
        return LABELS[self]


LABELS = {
    Outcome.SUPPORT: "建议支持",
    Outcome.REVISE: "修改后支持",
    Outcome.REFUSE: "不予支持",
}


@dataclass(frozen=True, slots=True)
class FrameworkItem:
    """One thing that is scored, with its points (of 100) in each set by the set's id."""

    id: str
    level1: str
    level2: str
    name: str
    name_en: str
    question: str
    question_en: str
    points: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class PointSet:
    """A set of points that can be chosen."""

    id: str
    title: str
    title_en: str


@dataclass(frozen=True, slots=True)
class PointFloor:
    """The points (of 100) that some groups (level 1) must have together."""

    groups: tuple[str, ...]
    least: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Framework:
    """Items in order, and the rules for their scores; `…_source` and `source` are clauses.

    A panel has `least_experts` or more. From `trim_from` experts on, the highest and the lowest
    score of an item are left out of its mean. Experts differ where their shares (0-1) of an item
    are more than `spread_limit` apart; then, or where their agreement (0-1) is below
    `second_below`, they may score a second time. `conclusions` are outcomes with their least
    score, highest first; an evaluation has none. `scales` name the grade tables that can be chosen.
    """

    id: str
    kind: FrameworkKind
    title: str
    title_en: str
    source: str
    items: tuple[FrameworkItem, ...]
    sets: tuple[PointSet, ...]
    points_source: str
    floor: PointFloor | None
    scales: tuple[str, ...]
    scales_source: str
    least_experts: int
    panel_source: str
    trim_from: int
    combine_source: str
    spread_limit: Decimal
    spread_source: str
    agreement_source: str
    second_below: Decimal
    second_source: str
    report_source: str
    conclusions: tuple[tuple[Outcome, Decimal], ...] = ()
    conclusions_source: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups (level 1) in order."""
        return tuple(dict.fromkeys(item.level1 for item in self.items))

    def preset(self, set_id: str) -> Mapping[str, Decimal]:
        """Return the points of a set by item; raises KeyError for an unknown set."""
        return {item.id: item.points[set_id] for item in self.items}

    def conclude(self, score: Decimal) -> Outcome | None:
        """Return what a score of 100 concludes; None for an evaluation."""
        return next((name for name, least in self.conclusions if score >= least), None)


@cache
def frameworks() -> Mapping[FrameworkKind, Dated[Framework]]:
    """Return the framework of each kind through time.

    Source: caiyu-2020-10#framework, zhongfa-2018-34#ex-ante.
    """
    return {
        FrameworkKind(row["kind"]): Dated(
            row["title"],
            tuple(
                DatedValue(value["start"], _framework(row, value), value["source"])
                for value in row["value"]
            ),
        )
        for row in table("expert_evaluation.toml")["framework"]
    }


@dataclass(frozen=True, slots=True)
class NewProjectWords:
    """Words of a printed attribute that say a project is new, or goes on."""

    new: tuple[str, ...]
    continuing: tuple[str, ...]


@cache
def new_project_words() -> Dated[NewProjectWords]:
    """Return the words through time. Source: provincial-ex-ante#gate."""
    return Dated(
        "新增项目",
        tuple(
            DatedValue(
                row["start"],
                NewProjectWords(tuple(row["new"]), tuple(row["continuing"])),
                row["source"],
            )
            for row in table("expert_evaluation.toml")["new_project"]
        ),
    )


def _framework(row: Mapping[str, Any], value: Mapping[str, Any]) -> Framework:
    floor = value.get("floor")
    return Framework(
        id=row["id"], kind=FrameworkKind(row["kind"]), title=row["title"],
        title_en=row["title_en"], source=value["source"],
        items=tuple(map(_item, value["item"])),
        sets=tuple(PointSet(**each) for each in value["sets"]),
        points_source=value["points_source"],
        floor=PointFloor(tuple(floor["groups"]), Decimal(floor["least"]), floor["source"])
        if floor
        else None,
        scales=tuple(value["scales"]), scales_source=value["scales_source"],
        least_experts=value["panel"]["least"], panel_source=value["panel"]["source"],
        trim_from=value["combine"]["trim_from"], combine_source=value["combine"]["source"],
        spread_limit=Decimal(value["spread"]["limit"]), spread_source=value["spread"]["source"],
        agreement_source=value["agreement_source"],
        second_below=Decimal(value["second_reading"]["below"]),
        second_source=value["second_reading"]["source"], report_source=value["report_source"],
        conclusions=tuple(
            (Outcome(each["outcome"]), Decimal(each["least"]))
            for each in value.get("conclusions", ())
        ),
        conclusions_source=value.get("conclusions_source", ""),
    )  # fmt: skip


def _item(row: Mapping[str, Any]) -> FrameworkItem:
    told = dict(row)
    points = {name: Decimal(text) for name, text in told.pop("points").items()}
    return FrameworkItem(points=points, **told)
