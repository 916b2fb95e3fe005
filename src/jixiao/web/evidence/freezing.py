"""An approved version keeps the attachments it was approved with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.evidence.models import AttachmentRecord, FrozenAttachmentRecord

if TYPE_CHECKING:
    from jixiao.web.plans.models import VersionRecord


def freeze_attachments(version: VersionRecord) -> list[dict[str, str]]:
    """Return name and hash of each attachment the version keeps, as the trail tells them."""
    held = list(AttachmentRecord.objects.filter(plan=version.plan_id, removed=None))
    FrozenAttachmentRecord.objects.bulk_create(
        [FrozenAttachmentRecord(version=version, attachment=one) for one in held]
    )
    return [{"name": one.name, "sha256": one.sha256} for one in held]
