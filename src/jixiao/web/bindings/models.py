"""Bindings that people chose or confirmed, and the actuals measured by them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.ledgers.models import JobRecord
from jixiao.web.plans.models import VersionRecord


class BindingRecord(models.Model):
    """The binding of a row of an approved version, once somebody chose or confirmed it.

    `content` is the binding as it stands beside the plan in exchange; `reason_en` its reason in
    English. Without a record the suggestion holds, which nobody confirmed.
    """

    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="bindings")
    row = models.PositiveSmallIntegerField()
    content = models.JSONField()
    reason_en = models.TextField(blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed = models.DateTimeField(null=True)

    class Meta:
        """One binding a row."""

        ordering: ClassVar = ["row"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "row"], name="one_binding_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.row}"


class ActualRecord(models.Model):
    """What a row came to by the end of a month (YYYYMM), as the ledgers gave it.

    `content` is the sheet of evidence in exchange; what is measured again with the same result
    counts in `times` and makes no new record. The newest record of a row and month holds.
    """

    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="actuals")
    row = models.PositiveSmallIntegerField()
    month = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    job = models.ForeignKey(JobRecord, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    again = models.DateTimeField(null=True)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were measured."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["version", "row", "month"])]

    def __str__(self) -> str:
        return f"{self.version} {self.row} {self.month}"
