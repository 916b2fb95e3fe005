"""Surveys, the codes issued for them, and the answers, which nothing binds to a code."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField

if TYPE_CHECKING:
    from django.db.models import QuerySet


class SurveyRecord(models.Model):
    """A survey of a plan's indicator (`row` from 1 of `version`) in one group of people.

    `frame` is how many belong to the group, `margin` the wanted half width of the interval (0-1),
    `size` how many valid answers that takes, `target` (0-1) what the share is held against.
    `questions` are texts; the first one, of overall satisfaction, counts. `token` stands in the
    address people answer at.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="surveys")
    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=120)
    row = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=24, unique=True)
    group = models.CharField(max_length=120)
    frame = models.PositiveIntegerField()
    margin = BoundedDecimalField(max_digits=6, decimal_places=4)
    size = models.PositiveIntegerField()
    target = BoundedDecimalField(max_digits=6, decimal_places=4, null=True)
    questions = models.JSONField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        codes: QuerySet[SurveyCodeRecord]
        answers: QuerySet[SurveyAnswerRecord]

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.plan} {self.group}"


class SurveyCodeRecord(models.Model):
    """A code that lets one person answer once; it holds no answer and no time."""

    survey = models.ForeignKey(SurveyRecord, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(max_length=12)
    used = models.BooleanField(default=False)

    class Meta:
        """A code stands once in a survey."""

        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "code"], name="one_code_a_survey")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}"


class Channel(models.TextChoices):
    """How an answer came in."""

    PHONE = "phone", _("手机填写")
    PAPER = "paper", _("纸质录入")


class SurveyAnswerRecord(models.Model):
    """An answer; it holds no code, no name, no time, and its number is drawn by chance."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(SurveyRecord, on_delete=models.CASCADE, related_name="answers")
    channel = models.CharField(max_length=6, choices=Channel.choices)
    answers = models.JSONField()

    class Meta:
        """By chance, so that no order tells who came when."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.channel}"
