"""The attachments of a plan as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from jixiao.web.evidence.models import AttachmentRecord

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord

register = template.Library()


@dataclass(frozen=True, slots=True)
class ShownAttachment:
    """An attachment with the versions that keep it; `stands` while it is on the plan now."""

    one: AttachmentRecord
    versions: tuple[int, ...]
    stands: bool


@register.simple_tag
def attachments_of(plan: PlanRecord) -> list[ShownAttachment]:
    """Return the attachments on the plan now, and those only an approved version keeps."""
    found = AttachmentRecord.objects.filter(plan=plan).prefetch_related("frozen__version")
    shown = [
        ShownAttachment(
            one, tuple(sorted(each.version.number for each in one.frozen.all())),
            one.removed is None,
        )
        for one in found.select_related("person")
    ]  # fmt: skip
    return [one for one in shown if one.stands or one.versions]
