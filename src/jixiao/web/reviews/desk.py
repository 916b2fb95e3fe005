"""The review desk: what waits, one plan after another, without leaving the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.review.catalogue import rule_cards
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.printing import MEDIA
from jixiao.web.plans.queries import may_do, to_do, within_reach
from jixiao.web.reviews.actions.give_opinion import give_opinion
from jixiao.web.reviews.actions.write_comment import write_comment
from jixiao.web.reviews.comparing import like_plans, with_last_version, with_last_year
from jixiao.web.reviews.models import FindingRecord, Standing
from jixiao.web.reviews.opinions import latest, printed_review, proposal

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


def desk(request: HttpRequest) -> HttpResponse:
    """Open the first plan that waits for the person, or say that none does."""
    first = to_do(actor_of(request)).values_list("pk", flat=True).first()
    return redirect("plan_page", plan_id=first) if first else redirect("home")


def neighbours(actor: Actor, plan_id: int) -> dict[str, int | None]:
    """Return the plans before and after in what waits, the place from 1, and how many wait."""
    waiting = list(to_do(actor).values_list("pk", flat=True)[:2000])
    if plan_id not in waiting:
        return {}
    place = waiting.index(plan_id)
    return {
        "before": waiting[place - 1] if place else None,
        "after": waiting[place + 1] if place + 1 < len(waiting) else None,
        "place": place + 1,
        "count": len(waiting),
    }


def opinion(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the review form with what the rules propose, and take what the reviewer gives."""
    actor = actor_of(request)
    plan = get_object_or_404(within_reach(actor).select_related("project__year"), pk=plan_id)
    if request.method == "POST":
        told = request.POST
        scores = {name.removeprefix("score:"): told[name] for name in told if "score:" in name}
        texts = {name.removeprefix("text:"): told[name] for name in told if "text:" in name}
        remark = told.get("remark", "")
        give_opinion(plan_id, actor=actor, scores=scores, texts=texts, remark=remark)
        return redirect("plan_page", plan_id=plan_id)
    given = latest(plan)
    surroundings = {
        "plan": plan,
        "proposal": proposal(plan),
        "given": given,
        "may": {action.value for action in may_do(actor, plan)},
    }
    return render(request, "reviews/opinion.html", surroundings)


def opinion_print(request: HttpRequest, plan_id: int, kind: str) -> HttpResponse:
    """Print the review form of a plan."""
    plan = get_object_or_404(within_reach(actor_of(request)), pk=plan_id)
    response = HttpResponse(printed_review(plan, kind), content_type=MEDIA[kind])
    response["Content-Disposition"] = f"attachment; filename=review-{plan.pk}.{kind}"
    return response


def compare(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show a plan beside its last version, last year's plan and like projects."""
    actor = actor_of(request)
    plan = get_object_or_404(within_reach(actor), pk=plan_id)
    surroundings = {
        "plan": plan,
        "version": with_last_version(plan),
        "year": with_last_year(plan),
        "alike": like_plans(actor, plan),
    }
    return render(request, "reviews/compare.html", surroundings)


@require_POST
def comment(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Keep a comment, and show the plan again."""
    told = request.POST
    write_comment(
        plan_id, actor=actor_of(request), row=told.get("row", ""), text=told.get("text", "")
    )
    return redirect("plan_page", plan_id=plan_id)


def overruled(request: HttpRequest) -> HttpResponse:
    """Show how often reviewers overrule each rule: a rule often overruled needs sharpening."""
    counted = (
        FindingRecord.objects.filter(plan__in=within_reach(actor_of(request)))
        .values("rule", "fault")
        .annotate(
            found=Count("pk"),
            answered=Count("pk", filter=Q(standing=Standing.ANSWERED)),
            overruled=Count("pk", filter=Q(standing=Standing.OVERRULED)),
        )
        .order_by("-overruled", "-found", "rule")
    )
    titles = {code: card.title for code, card in rule_cards().items()}
    rows = [{**row, "title": titles.get(row["rule"], "")} for row in counted]
    return render(request, "reviews/overruled.html", {"rows": rows})
