"""Fiscal years, projects, plans being written, versions that were approved."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.site.unchanging import Unchanging
from jixiao.workflow.route import USUAL
from jixiao.workflow.stage import Stage

STAGES = [(stage.value, stage.label) for stage in Stage]


class YearRecord(models.Model):
    """A fiscal year of a division; an archived one is read and no longer written."""

    division = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    archived = models.BooleanField(default=False)
    closing = models.JSONField(default=dict, help_text="stage → last day for everybody, ISO")

    class Meta:
        """One record a division and year, the newest first."""

        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["division", "year"], name="one_year")
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.year}"


class ProjectRecord(models.Model):
    """A project of the year's list: what the budget system says of it.

    Money in 万元 as the list prints it. A secret project stays out of lists for others, packages
    and comparisons.
    """

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="projects")
    unit = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="projects")
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=60, blank=True)
    total = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    fiscal = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    other = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    secret = models.BooleanField(default=False)

    class Meta:
        """A code stands once in a year."""

        ordering: ClassVar = ["unit__path", "code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "code"], condition=~models.Q(code=""), name="one_code_a_year"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PlanRecord(models.Model):
    """The declaration of a project: what stands in it now, and where it is on its route.

    `content` is the typed form (`mapping.py`); `revision` counts its changes. What lists need is
    kept beside it: the unit's `path`, name, money in 万元, counts of open findings. `touched` is
    true once the present holder did something with it.
    """

    project = models.OneToOneField(ProjectRecord, on_delete=models.PROTECT, related_name="plan")
    path = models.CharField(max_length=120)
    fiscal_year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True)
    total = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    secret = models.BooleanField(default=False)
    route = models.CharField(max_length=40, default=USUAL)
    stage = models.CharField(max_length=24, choices=STAGES, default=Stage.DRAFT.value)
    entered = models.DateTimeField()
    due = models.DateField(null=True)
    touched = models.BooleanField(default=False)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    rows = models.PositiveSmallIntegerField(default=0)
    blocking = models.PositiveSmallIntegerField(default=0)
    query = models.PositiveSmallIntegerField(default=0)
    advice = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=0, help_text="the last approved one")
    adjusting = models.TextField(blank=True, help_text="why an approved plan is written anew")
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        """Lists go by year and place, by stage, by what is due."""

        ordering: ClassVar = ["path", "code", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["fiscal_year", "path", "code"]),
            models.Index(fields=["fiscal_year", "stage", "path"]),
            models.Index(fields=["stage", "due"]),
            models.Index(  # what lists, counts and searches of a place ask for
                fields=["path", "code", "id"],
                include=["name", "fiscal_year", "stage", "blocking", "query", "total"],
                name="plans_of_a_place",
            ),
            models.Index(
                fields=["stage", "path", "due", "id"], include=["route", "fiscal_year"],
                name="plans_that_wait",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def at(self) -> Stage:
        """The stage as the workflow knows it."""
        return Stage(self.stage)


class EditRecord(models.Model):
    """One saved batch of changes: revision `number` came about by these."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField()

    class Meta:
        """A revision comes about once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_edit_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"


class MoveRecord(models.Model):
    """One step a plan took on its route, with the reasons given for it, by row where they say so.

    `reasons` is a list of {row, field, text}; row "" is the head.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="moves")
    action = models.CharField(max_length=24)
    role = models.CharField(max_length=24)
    before = models.CharField(max_length=24, choices=STAGES)
    after = models.CharField(max_length=24, choices=STAGES)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    reasons = models.JSONField(default=list)

    class Meta:
        """As they happened."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.action}"


class VersionRecord(Unchanging):
    """An approved plan as it was approved; it never changes.

    `content` is the plan in the exchange format, `sha256` the hash of its canonical JSON.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document_number = models.CharField(max_length=60)
    approved = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    reason = models.TextField(blank=True)
    typed = models.JSONField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """One version a number."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"
