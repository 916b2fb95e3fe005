"""What a panel came to is made public beside the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.disclosure.gate import PersonalNumbersFound, personal_places
from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.evaluations.gate import threshold_for
from jixiao.web.evaluations.models import PanelKind, PublicPanelRecord
from jixiao.web.evaluations.naming import INSTEAD, names_on, places_of_names, without_names
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    situation_of,
)
from jixiao.web.evaluations.public_content import public_content
from jixiao.web.plans.mapping import sha256_of
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_course import PanelStanding
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor

_SHOWN: Final = 5


@transaction.atomic
def disclose_panel(panel_id: int, *, actor: Actor, redact: bool = False) -> PublicPanelRecord:
    """Return the disclosure of what a panel came to, public from then on.

    The organiser discloses: the bureau what it had evaluated, a department what it had. Raises
    TransitionRefused, NoSuchPanel, PersonalNumbersFound, and PanelChangeRefused for a secret
    project, a target that is not public, an ex-ante assessment that is not decided on or that no
    local document has published, an expert's name in a text unless `redact` covers it.
    Source: caiyu-2020-10#disclosure, provincial-ex-ante#disclosure.
    """
    panel = locked_panel(panel_id)
    decided_step(panel, PanelDuty.DISCLOSE_PANEL, actor, situation_of(panel, actor))
    _refuse_unfit(panel)
    content = public_content(panel)
    if places := personal_places(content):
        raise PersonalNumbersFound(places)
    named = places_of_names(content, names_on(panel))
    if named and not redact:
        raise PanelChangeRefused(
            message(
                "“{places}”写有专家的姓名，不能这样公开；可以选择把姓名替换为“{instead}”后公开。",
                places="”“".join(named[:_SHOWN]), instead=INSTEAD,
            )
        )  # fmt: skip
    content = without_names(content, names_on(panel))
    made = PublicPanelRecord.objects.create(
        panel=panel, plan=panel.plan, content=content, sha256=sha256_of(content),
        person=actor.person,
    )  # fmt: skip
    after = {"panel": panel.pk, "disclosed": made.pk, "sha256": made.sha256}
    record(actor, PanelDuty.DISCLOSE_PANEL, f"plan:{panel.plan_id}", after=after)
    return made


def _refuse_unfit(panel: PanelRecord) -> None:
    if panel.plan.secret or panel.plan.project.secret:
        raise PanelChangeRefused(message("涉密项目的评价结果不公开。"))
    if PublicPanelRecord.objects.filter(panel=panel).exists():
        raise PanelChangeRefused(message("这次评价的结果已经公开。"))
    public = PublicPlanRecord.objects.filter(plan=panel.plan_id, standing=Standing.PUBLISHED)
    if not public.exists():
        raise PanelChangeRefused(message("绩效目标还没有公开；请先公开目标，再公开评价结果。"))
    if sha256_of(panel.result.content) != panel.result.sha256:
        raise PanelChangeRefused(
            message("评价结果的内容与认定时的校验值不符，不能公开；请让管理员核对数据库。")
        )
    if panel.kind != PanelKind.EX_ANTE:
        return
    if panel.standing != PanelStanding.DECIDED:
        raise PanelChangeRefused(message("评估结论还没有审定；审定以后再公开。"))
    held = threshold_for(panel.path, panel.fiscal_year)
    if held is None or not held.disclosed:
        raise PanelChangeRefused(
            message(
                "本地没有规定公开事前绩效评估结果；有规定的，请先在“事前评估额度”中写明文件依据"
                "并选择“评估结果公开”。"
            )
        )
