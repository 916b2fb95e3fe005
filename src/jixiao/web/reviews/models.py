"""Findings as they stand on plans, comments on rows, opinions of reviewers."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.plans.models import PlanRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField


class Standing(models.TextChoices):
    """What became of a finding."""

    OPEN = "open", "待处理"
    ANSWERED = "answered", "已答复"
    OVERRULED = "overruled", "不采纳"


class FindingRecord(models.Model):
    """A finding on a plan; `present` while the plan still gives rise to it.

    `fingerprint` is made of rule, rows, field and the value found, so that a finding overruled
    for one value is asked again for another. Sentences are kept in both languages.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="findings")
    fingerprint = models.CharField(max_length=64)
    present = models.BooleanField(default=True)
    rule = models.CharField(max_length=10)
    fault = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    rows = models.JSONField(default=list, help_text="ids of rows; empty: the head")
    field = models.CharField(max_length=60, blank=True)
    message_zh = models.TextField()
    message_en = models.TextField()
    fix_zh = models.TextField()
    fix_en = models.TextField()
    given = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    difference = models.TextField(blank=True)
    source = models.CharField(max_length=80)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True, help_text="why it was overruled")
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """A finding stands once on a plan."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="one_finding")
        ]
        indexes: ClassVar = [models.Index(fields=["rule", "standing"])]

    def __str__(self) -> str:
        return f"{self.rule} {self.plan_id}"


class CommentRecord(models.Model):
    """What a person wrote beside a row (its id) or the head (blank)."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="comments")
    row = models.CharField(max_length=40, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        """As they were written."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]


class OpinionRecord(models.Model):
    """A reviewer's opinion on a plan as it stood at `revision`; a new one never changes an old.

    `items` is a list of {name, points, score, text}; `score` of 100.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="opinions")
    revision = models.PositiveIntegerField()
    stage = models.CharField(max_length=24)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    items = models.JSONField()
    score = BoundedDecimalField(max_digits=5, decimal_places=2)
    grade = models.CharField(max_length=10)
    remark = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.grade}"
