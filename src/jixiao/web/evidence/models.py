"""Attachments of plans, and those that an approved version was approved with."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from jixiao.web.plans.models import PlanRecord, VersionRecord


class AttachmentRecord(models.Model):
    """A file attached to a plan, its content on disk by hash; a removed one keeps its record."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        """In the order they came; one content stands once on a plan."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "sha256"], condition=Q(removed=None), name="attached_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class FrozenAttachmentRecord(models.Model):
    """An attachment that a version was approved with; it stays whatever the draft does."""

    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="attachments")
    attachment = models.ForeignKey(
        AttachmentRecord, on_delete=models.PROTECT, related_name="frozen"
    )

    class Meta:
        """Each once a version, in order."""

        ordering: ClassVar = ["attachment"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "attachment"], name="frozen_once")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.attachment}"

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Raise TypeError: what a version was approved with stays."""
        fault = "the attachments of an approved version never change"
        raise TypeError(fault)
