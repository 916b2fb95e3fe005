"""Whether a gap may be the reader's and not the plan's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument

# Cells put back by their content, and one name spread over several targets.
_REARRANGED: Final = frozenset(("JX-D003", "JX-D006"))


def rearranged(plan: PerformancePlan, document: PlanDocument) -> bool:
    """Return whether the reader had to move or spread cells, or found no place for the name.

    What is blank or doubled in such a plan may stand elsewhere on paper.
    """
    notes = (*plan.notes, *document.notes)
    nameless = bool(plan.spans) and "name" not in plan.spans
    return nameless or any(note.code in _REARRANGED for note in notes)
