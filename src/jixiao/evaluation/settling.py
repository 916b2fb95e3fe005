"""What people settle before points are given: what the form itself cannot tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.model.score import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions on the rows (from 1) of one plan.

    `removed`: rows left out with approval, and why. `shares`: the share (0-1) a person set for a
    qualitative result. `set_too_low`: rows far exceeded because the target was set too low.
    `evidence`: what an actual rests on. `carried_out` is False for a project that never began.
    `told` says by row, 0 for the project, what of this the form's own words settled.
    """

    removed: Mapping[int, str] = field(default_factory=dict)
    shares: Mapping[int, Decimal] = field(default_factory=dict)
    set_too_low: frozenset[int] = frozenset()
    evidence: Mapping[int, Evidence] = field(default_factory=dict)
    carried_out: bool = True
    told: Mapping[int, Message] = field(default_factory=dict)

    def evidence_of(self, row: int) -> Evidence:
        """Return what the actual of a row rests on; a claim unless told better."""
        return self.evidence.get(row, Evidence.CLAIM)
