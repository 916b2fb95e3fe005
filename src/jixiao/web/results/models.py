"""Self-evaluations being written, results as they were accepted, applied and disclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.rounds.models import STANDINGS
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.site.unchanging import Unchanging
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from django.db.models import QuerySet


class StepName(models.TextChoices):
    """What becomes of the money of the next budget."""

    PRIORITY = "priority", _("优先安排")
    KEEP = "keep", _("保持")
    CUT = "cut", _("压减")
    CANCEL = "cancel", _("不再安排")


class SelfEvaluationRecord(models.Model):
    """The self-evaluation of an approved plan.

    `content` holds what was typed: {"spent", "objectives", "money": {…}, "rows": {number: {…}}}.
    `total`, `grade` and `unexplained` are those computed when it was last saved; `total` is None
    while a row is open. `told_money` is what was told of the project's money when the unit signed,
    which it rests on since; null of drafts.
    """

    plan = models.OneToOneField(PlanRecord, on_delete=models.PROTECT, related_name="evaluation")
    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=120)
    fiscal_year = models.PositiveSmallIntegerField()
    standing = models.CharField(max_length=12, choices=STANDINGS, default=Standing.DRAFT.value)
    content = models.JSONField(default=dict)
    told_money = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=0)
    total = BoundedDecimalField(max_digits=6, decimal_places=2, null=True)
    grade = models.CharField(max_length=4, blank=True)
    unexplained = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    if TYPE_CHECKING:
        steps: QuerySet[EvaluationStepRecord]
        results: QuerySet[ResultRecord]
        proofs: QuerySet[ProofRecord]

    class Meta:
        """Lists go by year and place."""

        ordering: ClassVar = ["path", "plan__code", "pk"]
        indexes: ClassVar = [models.Index(fields=["fiscal_year", "path", "standing"])]

    def __str__(self) -> str:
        return f"{self.plan} {self.fiscal_year}"


class ProofRecord(models.Model):
    """A file that proves the actual of a row (from 1), its content on disk by hash.

    One that was taken off keeps its record.
    """

    evaluation = models.ForeignKey(
        SelfEvaluationRecord, on_delete=models.PROTECT, related_name="proofs"
    )
    row = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        """In the order they came; one content stands once on a row."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["evaluation", "row", "sha256"], condition=models.Q(removed=None),
                name="proved_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class EvaluationStepRecord(models.Model):
    """One step of a self-evaluation: who signed, passed, accepted or returned it, and why."""

    evaluation = models.ForeignKey(
        SelfEvaluationRecord, on_delete=models.CASCADE, related_name="steps"
    )
    action = models.CharField(max_length=24)
    after = models.CharField(max_length=12, choices=STANDINGS)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)

    class Meta:
        """As they happened."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.action}"


class ResultRecord(Unchanging):
    """A result as it was accepted; it never changes.

    `content` is the self-evaluation with its points in the exchange format, `sha256` the hash of
    its canonical JSON; `reasons` holds for each row (0 the money) points, score, arithmetic as
    pattern and parameters, and clause.
    """

    evaluation = models.ForeignKey(
        SelfEvaluationRecord, on_delete=models.PROTECT, related_name="results"
    )
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    reasons = models.JSONField()
    total = BoundedDecimalField(max_digits=6, decimal_places=2)
    grade = models.CharField(max_length=4)
    sha256 = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first; one result a number."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="one_result_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.total}"


class ApplicationRecord(models.Model):
    """What a result means for the next budget: proposed by the rules, decided by a person.

    Money in `unit`. `reasons` are those of the rules as pattern and parameters.
    """

    result = models.OneToOneField(
        ResultRecord, on_delete=models.PROTECT, related_name="application"
    )
    proposed_step = models.CharField(max_length=10, choices=StepName.choices, blank=True)
    proposed_budget = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    proposed_recovered = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    unit = models.CharField(max_length=6)
    reasons = models.JSONField(default=list)
    step = models.CharField(max_length=10, choices=StepName.choices)
    budget = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    recovered = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    reason = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.result_id} {self.step}"


class DisclosedResultRecord(Unchanging):
    """A result that was made public, beside the target; it never changes."""

    result = models.OneToOneField(ResultRecord, on_delete=models.PROTECT, related_name="disclosed")
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="public_results")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.result_id}"
