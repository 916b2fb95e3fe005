"""Cases of suspicion as the core keeps them, and the steps people took with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from django.conf import settings
from django.db import models

from jixiao.model.case import CaseStage, SuspicionCase, Verdict
from jixiao.safety.case_records import case_of, record_of
from jixiao.web.site.bounded_decimal import BoundedDecimalField

if TYPE_CHECKING:
    from datetime import date

LABELS: Final = {
    CaseStage.ISSUED: "待核查",
    CaseStage.CHECKED: "已核查",
    CaseStage.STOPPED: "已停发",
    CaseStage.RECOVERING: "追回中",
    CaseStage.CLOSED: "已办结",
    Verdict.PENDING: "未核查",
    Verdict.CONFIRMED: "属实",
    Verdict.EXCLUDED: "排除",
}
STAGES: Final = [(one.value, LABELS[one]) for one in CaseStage]
VERDICTS: Final = [(one.value, LABELS[one]) for one in Verdict]


class CaseRecord(models.Model):
    """A case; `content` is the core's, the rest what lists ask for.

    `path` is the place whose rows it is about: the unit that loaded them, else the division.
    `sealed` says that the store knows the case as it is now. Money in 元.
    """

    number = models.CharField(max_length=40, unique=True)
    path = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    division = models.CharField(max_length=12)
    content = models.JSONField()
    stage = models.CharField(max_length=12, choices=STAGES)
    verdict = models.CharField(max_length=12, choices=VERDICTS)
    amount = BoundedDecimalField(max_digits=18, decimal_places=2)
    due_on = models.DateField()
    closed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BooleanField(default=False)

    class Meta:
        """What is due first comes first."""

        ordering: ClassVar = ["due_on", "number"]
        indexes: ClassVar = [
            models.Index(fields=["path", "stage"]), models.Index(fields=["division", "kind"]),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> SuspicionCase:
        """The case as the core knows it."""
        return case_of(self.content)

    def take(self, case: SuspicionCase) -> None:
        """Hold what the case is now; it is to be saved and sealed."""
        self.content = record_of(case)
        self.kind, self.division, self.amount = case.kind, case.division, case.amount
        self.stage, self.verdict = case.stage.value, case.verdict.value
        self.due_on, self.closed_on, self.sealed = case.due_on, case.closed_on, False

    def is_late(self, today: date) -> bool:
        """Return whether nobody looked at the case by its day."""
        return self.verdict == Verdict.PENDING.value and self.due_on < today


class CaseStepRecord(models.Model):
    """A step somebody took with a case: what, when, why, how much (元)."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    day = models.DateField()
    text = models.TextField(blank=True)
    amount = BoundedDecimalField(max_digits=18, decimal_places=2, null=True)

    class Meta:
        """As they happened."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.case} {self.step}"
