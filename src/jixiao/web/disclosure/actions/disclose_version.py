"""An approved version is made public."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.disclosure.downloads import sha256_of_json
from jixiao.web.disclosure.gate import PersonalNumbersFound, personal_places
from jixiao.web.disclosure.left_out import LEFT_OUT
from jixiao.web.disclosure.models import DisclosureRecord, PublicPlanRecord, Standing
from jixiao.web.disclosure.standing import stand
from jixiao.web.plans.mapping import sha256_of
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.moving import decided, locked
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


class NotDisclosed(JixiaoError):
    """A version that cannot be disclosed, for a reason other than permission."""


@transaction.atomic
def disclose_version(version_id: int, *, actor: Actor) -> DisclosureRecord:
    """Return the disclosure of an approved version, which is public from then on.

    Raises TransitionRefused (permission, stage, secret project), PersonalNumbersFound (which
    nobody can overrule) and NotDisclosed. Source: caiyu-2015-88#disclosure.
    """
    version = VersionRecord.objects.filter(pk=version_id).first()
    if version is None:
        raise NotDisclosed(message("没有这个批复版本；请从公开列表重新进入。"))
    plan = locked(version.plan_id)
    plan.secret = plan.secret or plan.project.secret
    decided(actor, plan, Action.DISCLOSE)
    if version.number != plan.version:
        raise NotDisclosed(
            message("第{old}版已被第{new}版取代；请公开第{new}版。",
                    old=version.number, new=plan.version)
        )  # fmt: skip
    public = PublicPlanRecord.objects.filter(plan=plan).first()
    if public and public.standing == Standing.PUBLISHED and public.version_id == version.pk:
        raise NotDisclosed(message("第{number}版已经公开。", number=version.number))
    if sha256_of(version.content) != version.sha256:
        raise NotDisclosed(
            message("第{number}版的内容与批复时的校验值不符，不能公开；请让管理员核对数据库。",
                    number=version.number)
        )  # fmt: skip
    if places := personal_places(version.content):
        raise PersonalNumbersFound(places)
    done = DisclosureRecord.objects.create(
        plan=plan, version=version, standing=Standing.PUBLISHED, person=actor.person,
        sha256=sha256_of_json(version), left_out=[asdict(one) for one in LEFT_OUT],
    )  # fmt: skip
    stand(done)
    record(
        actor, Action.DISCLOSE, f"plan:{plan.pk}",
        before={"disclosure": public.disclosure_id} if public else None,
        after={"disclosure": done.pk, "version": version.number, "sha256": done.sha256},
    )  # fmt: skip
    return done
