"""Experts for tests: called on a plan, scoring, handing in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.standards.expert_evaluation import FrameworkKind, frameworks
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.open_panel import Call, open_panel
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.judging import framework_of, points_of
from jixiao.web.evaluations.models import PanelKind
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import AppointmentRecord, PersonRecord
from jixiao.workflow.role import Role
from web.region import PASSWORD

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord, PanelResultRecord
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

TEXTS = {"problems": "部分灯具更换滞后。", "suggestions": "提前采购，按月调度。"}


def acting(person: PersonRecord) -> Actor:
    return Actor(person, person.held())


def experts_of(region: Region, count: int = 3) -> list[PersonRecord]:
    """Return so many experts of the county's bureau; the first is the region's own."""
    people = [region.people[Role.EXPERT, "bureau"]]
    for number in range(2, count + 1):
        name = f"expert.{number}"
        person = PersonRecord.objects.filter(username=name).first()
        if person is None:
            person = PersonRecord.objects.create_user(name, PASSWORD, name=f"专家{number}")
            AppointmentRecord.objects.create(
                person=person, organisation=region.places["bureau"], role=Role.EXPERT
            )
        people.append(person)
    return people


def call_of(people: list[PersonRecord], kind: PanelKind = PanelKind.EVALUATION) -> Call:
    """Return a call with the first in the chair and the framework's first set of points."""
    framework = next(iter(frameworks()[FrameworkKind(kind.value)].values)).value
    points = framework.preset(framework.sets[0].id)
    return Call(
        [one.pk for one in people], people[0].pk,
        {item: str(number) for item, number in points.items()}, "national",
    )  # fmt: skip


def called(
    region: Region, plan: PlanRecord, kind: PanelKind = PanelKind.EVALUATION, count: int = 3
) -> PanelRecord:
    """Return a panel of the bureau on the plan."""
    desk = region.actor(Role.PERFORMANCE_DESK)
    return open_panel(plan.pk, kind, actor=desk, call=call_of(experts_of(region, count), kind))


def typed(panel: PanelRecord, share: str = "1", **scores: str) -> dict[str, tuple[str, str]]:
    """Return a whole sheet as the page sends it: each item the share of its points."""
    found = {
        item.id: (f"{points_of(panel)[item.id] * Decimal(share):f}", f"{item.name}有不足")
        for item in framework_of(panel).items
    }
    return found | {name: (text, "现场核查不符") for name, text in scores.items()}


def scored(panel: PanelRecord, person: PersonRecord, share: str = "1", **scores: str) -> None:
    """Let an expert score and hand in."""
    actor = acting(person)
    save_scores(panel.pk, actor=actor, base=0, typed=typed(panel, share, **scores))
    hand_in(panel.pk, actor=actor)


def closed(panel: PanelRecord, people: list[PersonRecord], share: str = "0.9") -> PanelResultRecord:
    """Let everybody hand in the same share, and the chair close."""
    for person in people:
        scored(panel, person, share)
    write_findings(panel.pk, actor=acting(people[0]), texts=TEXTS, notes={})
    return close_panel(panel.pk, actor=acting(people[0]))
