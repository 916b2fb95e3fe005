"""The sample region's panels: an evaluation closed, one being scored, an ex-ante assessment.

What experts say is invented; every step is a real action.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jixiao.standards.expert_evaluation import FrameworkKind, frameworks
from jixiao.web.evaluations.actions.attach_proof import attach_proof
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.decide_conclusion import decide_conclusion
from jixiao.web.evaluations.actions.disclose_panel import disclose_panel
from jixiao.web.evaluations.actions.open_panel import Call, open_panel
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.actions.set_threshold import set_threshold
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.judging import framework_of, judged, points_of
from jixiao.web.evaluations.models import PanelKind, PanelRecord
from jixiao.web.evaluations.queries import to_disclose
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.plans.models import PlanRecord
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from jixiao.web.plans.models import YearRecord

_THRESHOLD: Final = "3000"
_SHARES: Final = (Decimal("0.95"), Decimal("0.85"), Decimal("0.9"), Decimal("0.75"), Decimal(1))
_STRICTER: Final = (Decimal(0), Decimal("0.05"), Decimal("0.1"))
_DAYS: Final = 10
"""How long experts have."""
_DISPUTED: Final = 6
"""The item that the last expert thinks little of."""
_REASONS: Final = ("依据充分，但缺少论证材料。", "与计划相比略有滞后。", "抽查发现个别资料不全。")
_TEXTS: Final = {
    "process": "查阅项目资料和会计凭证，抽查发放记录，电话回访服务对象。",
    "practices": "部门按月调度，资金支付与工作进度衔接较好。",
    "problems": "一是部分指标值没有分解到季度；二是个别佐证资料归档不及时。",
    "suggestions": "一是按季度分解指标值；二是建立资料归档清单，次年编制预算时按实际需要安排。",
}


def call_experts(past: YearRecord, opened: YearRecord, desk: Actor) -> None:
    """Evaluate two projects of the year past, and assess one that is being declared.

    The experts of the division's bureau are those appointed there; without three there is nothing.
    """
    division = past.division
    known = AppointmentRecord.objects.filter(
        role=Role.EXPERT, organisation__path__startswith=division.path
    ).select_related("person")
    experts = [Actor(one.person, one.person.held()) for one in known.order_by("pk")]
    for letter, one in zip("甲乙丙", experts, strict=False):  # told apart on lists and in reports
        one.person.name = f"{Role.EXPERT.label}{letter}（{division.name}）"
        one.person.save(update_fields=["name"])
    if len(experts) < frameworks()[FrameworkKind.EVALUATION].values[-1].value.least_experts:
        return
    set_threshold(
        division.code, actor=desk, from_year=opened.year, amount=_THRESHOLD,
        basis="县政府关于事前绩效评估的规定（示例）", disclosed=True,
    )  # fmt: skip
    approved = list(PlanRecord.objects.filter(project__year=past, version__gt=0)[:2])
    for number, plan in enumerate(approved):
        panel = _called(plan, PanelKind.EVALUATION, desk, experts)
        _scored(panel, experts, closes=number == 0)
    for panel in to_disclose(desk):
        disclose_panel(panel.pk, actor=desk, redact=True)
    draft = PlanRecord.objects.filter(project__year=opened).exclude(stage=Stage.APPROVED)
    for plan in draft.order_by("-total", "pk")[:1]:
        panel = _called(plan, PanelKind.EX_ANTE, desk, experts)
        _scored(panel, experts, closes=True)
        decide_conclusion(
            panel.pk, actor=desk, outcome="revise", reason="同意专家组意见，补充测算依据后再报送。"
        )


def _called(plan: PlanRecord, kind: PanelKind, desk: Actor, experts: list[Actor]) -> PanelRecord:
    framework = frameworks()[FrameworkKind(kind.value)].values[-1].value
    points = framework.preset(framework.sets[0].id)
    due = (timezone.localdate() + timedelta(days=_DAYS)).isoformat()
    people = [one.person.pk for one in experts]
    texts = {item: f"{number:f}" for item, number in points.items()}
    return open_panel(
        plan.pk, kind, actor=desk, call=Call(people, people[0], texts, framework.scales[0], due)
    )


def _scored(panel: PanelRecord, experts: list[Actor], *, closes: bool) -> None:
    """Let the experts score, all of them or the first alone, and the chair close the panel."""
    points = points_of(panel)
    for place, expert in enumerate(experts if closes else experts[:1]):
        typed = {}
        for number, item in enumerate(framework_of(panel).items):
            share = _SHARES[number % len(_SHARES)] - _STRICTER[place % len(_STRICTER)]
            if number == _DISPUTED and place:
                share /= place
            score = (points[item.id] * share).quantize(Decimal("0.1"))
            typed[item.id] = (f"{score:f}", _REASONS[(number + place) % len(_REASONS)])
        save_scores(panel.pk, actor=expert, base=0, typed=typed)
        proof = SimpleUploadedFile("核查记录.txt", f"{panel.plan.name}：现场核查记录。".encode())
        first = next(iter(typed))
        attach_proof(
            panel.pk, actor=expert, item=first, kind="paper", title="现场核查记录", file=proof
        )
        hand_in(panel.pk, actor=expert)
    if closes:
        panel.refresh_from_db()
        notes = {one.id: "经组长组织讨论，以查实的资料为准。" for one in judged(panel).differing}
        write_findings(panel.pk, actor=experts[0], texts=_TEXTS, notes=notes)
        close_panel(panel.pk, actor=experts[0])
