"""Plans with one planted fault each, written by a person who did not know the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from jixiao.notation.plan_text import read_plan_text
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

if TYPE_CHECKING:
    from jixiao.model.finding import Finding, Locus

FOLDER = Path(__file__).parent / "planted"
# Kinds of §7 that the catalogue tells in finer kinds, each with a rule and a sentence of its own.
FINER = {
    "SELF_SCORE_RANGE": ("SELF_EXEC_SCORE", "SELF_SCORE_GT_FULL"),
    "RANGE_IMPLAUSIBLE": ("RATE_ABOVE_WHOLE",),
    "COST_WITHOUT_QTY": ("COST_ITEM_UNCOUNTED",),
}


@dataclass(frozen=True)
class PlantedCase:
    """A text with the fault it holds (None: it is clean) and where."""

    id: str
    fault: str | None
    text: str
    previous: str | None
    projects: frozenset[int]
    rows: frozenset[int]
    also: frozenset[str]
    document: int

    def findings(self) -> list[Finding]:
        held = read_plan_set(self.text)
        earlier = (*held.previous, *([read_plan_text(self.previous)] if self.previous else []))
        return review(held.documents, previous=earlier)

    def is_found(self, findings: list[Finding]) -> bool:
        kinds = (self.fault, *FINER.get(self.fault or "", ()))
        return any(one.fault in kinds and self._is_place(one) for one in findings)

    def _is_place(self, finding: Finding) -> bool:
        return any(self._holds(place) for place in (finding.locus, *finding.related))

    def _holds(self, place: Locus) -> bool:
        if self.projects and place.project is not None and place.project not in self.projects:
            return False
        rows = frozenset(place.indicators or ())
        return not (self.rows and rows) or bool(self.rows & rows)


@cache
def cases() -> tuple[PlantedCase, ...]:
    files = sorted(FOLDER.glob("*.yaml"))
    return tuple(
        _case(row) for path in files for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def _case(row: dict[str, Any]) -> PlantedCase:
    named = [row["project"]] if "project" in row else []
    return PlantedCase(
        id=row["id"],
        fault=row.get("fault"),
        text=row["text"],
        previous=row.get("previous"),
        projects=frozenset([*named, *row.get("projects", ())]),
        rows=frozenset(row.get("rows", ())),
        also=frozenset((*row.get("also", ()), *FINER.get(row.get("fault", ""), ()))),
        document=row.get("document", 1),
    )
