"""One indicator of the tree level 1 → level 2 → name → target."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.model.target import Target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.model.source import SourceSpan


class Level1(StrEnum):
    """The four groups of indicators (财预〔2021〕101号)."""

    COST = "成本指标"
    OUTPUT = "产出指标"
    OUTCOME = "效益指标"
    SATISFACTION = "满意度指标"


class Horizon(StrEnum):
    """The time an indicator is declared for."""

    ANNUAL = "annual"
    MIDTERM = "midterm"


@dataclass(frozen=True, slots=True)
class DeviationCauses:
    """Why a monitored indicator deviates (财预〔2019〕136号): one printed text per cause."""

    funding: str | None = None
    rules: str | None = None
    staff: str | None = None
    hardware: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicator tree; texts as printed without layout spaces, None if not printed.

    `weight`, `full_score` and `score` are points of 100. `actual` and what follows it are
    printed only by monitoring and self-evaluation forms. `spans` maps field names
    (`name`, `target`, `weight` …) to the place each was read from; it takes no part in equality.
    """

    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    target: Target = field(default_factory=Target)
    description: str | None = None
    weight: Decimal | None = None
    basis: str | None = None
    actual: str | None = None
    full_score: Decimal | None = None
    score: Decimal | None = None
    deviation_reason: str | None = None
    horizon: Horizon | None = None
    direction: str | None = None
    explanation: str | None = None
    basis_kind: str | None = None
    data_source: str | None = None
    collection_method: str | None = None
    scoring_rule: str | None = None
    evidence: str | None = None
    forecast: str | None = None
    likelihood: str | None = None
    causes: DeviationCauses | None = None
    spans: Mapping[str, SourceSpan] = field(default_factory=dict, compare=False, repr=False)
