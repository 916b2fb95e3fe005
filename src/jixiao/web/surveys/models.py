"""Surveys, their samples and codes, and the answers, which nothing binds to a code."""

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


class SurveySampleRecord(models.Model):
    """What a survey's sample was drawn from: rows of a sealed ledger, months YYYYMM inclusive.

    `population` different persons had rows in it, `drawn` of them were chosen by `seed`. `loads`
    are those the rows came from, `as_of` the newest load then, `digest` the hash of all that was
    read, deaths with it. `dead` more had died by `day`, None where the dead were not left out. Who
    was drawn is not kept, and nothing binds a person to a code.
    """

    survey = models.OneToOneField(SurveyRecord, on_delete=models.CASCADE, related_name="sample")
    ledger = models.CharField(max_length=40)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    division = models.CharField(max_length=20)
    filters = models.JSONField()
    loads = models.JSONField()
    as_of = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    population = models.PositiveIntegerField()
    day = models.DateField(null=True)
    dead = models.PositiveIntegerField(default=0)
    drawn = models.PositiveIntegerField()
    seed = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.ledger}"


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
