"""A project that becomes secret leaves the library; one that ceases to be comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_save

from jixiao.web.library.indexing import forget, learn
from jixiao.web.plans.models import ProjectRecord

if TYPE_CHECKING:
    from collections.abc import Collection


def follow() -> None:
    """Be told when a project is stored."""
    post_save.connect(_stored, sender=ProjectRecord, dispatch_uid="jixiao.web.library.secrecy")


def _stored(
    instance: ProjectRecord,
    update_fields: Collection[str] | None = None,
    *,
    created: bool = False,
    **_told: Any,  # noqa: ANN401 - Django's signature
) -> None:
    """Count the rows of the project's approved plan, or take them out of the counts."""
    if created or (update_fields is not None and "secret" not in update_fields):
        return
    plan = getattr(instance, "plan", None)
    version = plan.versions.first() if plan else None
    if plan is None or version is None:
        return
    known = plan.library_uses.exists()
    with transaction.atomic():
        if instance.secret and known:
            forget(plan.pk)
        elif not instance.secret and not known:
            plan.secret, plan.project = False, instance
            version.plan = plan
            learn(version)
