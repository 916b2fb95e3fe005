"""All that the report of a panel says: the project, the experts, the scores, the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from jixiao.model.panel import PanelScore, Proof
    from jixiao.model.plan import PerformancePlan


@dataclass(frozen=True, slots=True)
class PanelReport:
    """The report of an evaluation or an ex-ante assessment (`is_ex_ante`).

    `title` is Chinese and a message id; `experts` are names, the chair first, none in what the
    public reads; `reasons` are those of the experts by item, `proofs` their evidence; `names` are
    those of the items in the reader's language; `texts` are the chair's by name (process,
    practices, problems, suggestions, other), `notes` by item. `first_agreement` is Kendall's W
    before the experts scored a second time, "" where they did not, "—" where there was none.
    `proposed` and `decided` are the conclusion of an ex-ante assessment, `decision` its reason.
    `blind` tells that nobody knew another's scores before all were in. Sources are clauses.
    """

    title: str
    is_ex_ante: bool
    plan: PerformancePlan
    year: int
    organiser: str
    experts: tuple[str, ...]
    opened: date
    closed: date
    score: PanelScore
    reasons: Mapping[str, tuple[str, ...]]
    proofs: tuple[Proof, ...]
    names: Mapping[str, str]
    texts: Mapping[str, str]
    notes: Mapping[str, str]
    spread_limit: Decimal
    scale: tuple[tuple[str, Decimal], ...]
    sources: tuple[str, ...]
    agreement_source: str
    sha256: str
    first_agreement: str = ""
    proposed: str = ""
    decided: str = ""
    decision: str = ""
    blind: bool = True
