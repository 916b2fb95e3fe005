"""The money identity beside the plan: what makes its budget, and what other figures would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation, Way
from jixiao.costing.factor import in_wan
from jixiao.locale import translator
from jixiao.model.errors import JixiaoError
from jixiao.review.context import Context
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.costing_trial import (
    Asked,
    blank_fields,
    blank_result,
    given_places,
    result_of,
    term_fields,
)
from jixiao.web.plans.mapping import document_of, plan_on_record
from jixiao.web.plans.queries import may_do, within_reach
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrPromise

_VERDICTS: Final[dict[str, StrPromise]] = {
    "made": _("预算由指标算得出"), "part": _("补上缺的一项才算得出"), "less": _("只算得出一部分"),
    "more": _("算出的数超过预算"), "stated": _("只写明总额，没有算式"),
    "none": _("没有能算出预算的数量和标准"),
}  # fmt: skip
_LONGEST: Final = 40
_PLACES: Final = 4


@require_GET
def costing_panel(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the calculation behind the plan's budget, with the figures of the address tried out."""
    actor = actor_of(request)
    plan = get_object_or_404(within_reach(actor).select_related("project__year"), pk=plan_id)
    typed = plan_on_record(plan)
    day = Context.of(document_of(typed.plan, name=plan.name, year=plan.fiscal_year)).day
    asked = Asked(
        typed, day, {name: str(text)[:_LONGEST] for name, text in request.GET.items()},
        translator("en" if get_language() == "en" else "zh"),
    )  # fmt: skip
    best = explain(typed.plan, day).best
    verdict = _verdict(best)
    surroundings: dict[str, Any] = {
        "plan": plan, "verdict": verdict, "verdict_label": _VERDICTS[verdict],
        "editable": Action.EDIT in may_do(actor, plan),
        "own": _told(best, asked) if best else None,
    }  # fmt: skip
    own = best if best and best.way is not Way.STATED else None
    surroundings |= {"terms": term_fields(own, asked)} if own else {"fields": blank_fields(asked)}
    try:
        surroundings["result"] = (
            result_of(own, given_places(asked.given), asked) if own else blank_result(asked)
        )
    except JixiaoError as fault:
        surroundings["refused"] = fault.render(asked.translate)
    return render(request, "plans/costing_panel.html", surroundings)


def _verdict(best: Explanation | None) -> str:
    if best is None:
        return "none"
    if best.way is Way.STATED:
        return "stated"
    if best.way in (Way.PART, Way.LACKING):
        return "part"
    return "made" if best.agrees else "less" if best.residual > 0 else "more"


def _told(best: Explanation, asked: Asked) -> dict[str, Any]:
    """Return the plan's own calculation in words: the sum, what is left over, what is missing."""
    render_in = asked.translate
    return {
        "arithmetic": best.arithmetic,
        "residual": "" if best.exact else in_wan(best.residual, _PLACES),
        "deviation": "" if best.exact else best.deviation,
        "assumptions": [each.render(render_in) for each in best.assumptions],
        "missing": [each.what.render(render_in) for each in best.missing],
        "rows": [(number, asked.typed.row_of(number)) for number in best.rows],
    }
