"""The rules loaded and run once, so that the first save of a day waits for nothing."""

from __future__ import annotations

from jixiao.flow import review
from jixiao.forms.typed_form import TypedForm, plan_of
from jixiao.web.plans.mapping import document_of

_YEAR = 2026


def warm() -> int:
    """Run all rules over a blank plan; return how many findings that gave."""
    blank = document_of(plan_of(TypedForm({}, ())).plan, name="blank", year=_YEAR)
    return len(list(review([blank])))
