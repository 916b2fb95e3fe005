"""Panels of experts, their seats with blind sheets and evidence, results, conclusions."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.site.unchanging import Unchanging
from jixiao.workflow.panel_course import PanelStanding
from jixiao.workflow.panel_duty import ORGANISERS

if TYPE_CHECKING:
    from django.db.models import QuerySet

STANDINGS = [(one.value, one.label) for one in PanelStanding]
RUNNING = (PanelStanding.SCORING.value, PanelStanding.DELIBERATING.value)


def fresh_nonce() -> str:
    """Return what nobody guesses."""
    return secrets.token_hex(16)


class PanelKind(models.TextChoices):
    """What the experts are asked about."""

    EVALUATION = "evaluation", _("绩效评价")
    EX_ANTE = "ex_ante", _("事前绩效评估")


class OutcomeName(models.TextChoices):
    """What an ex-ante assessment concludes."""

    SUPPORT = "support", _("建议支持")
    REVISE = "revise", _("修改后支持")
    REFUSE = "refuse", _("不予支持")


class ProofKind(models.TextChoices):
    """What a piece of evidence is."""

    PAPER = "paper", _("文件资料")
    LEDGER = "ledger", _("台账账册")
    EXPORT = "export", _("系统数据")
    SURVEY = "survey", _("问卷访谈")
    SITE = "site", _("现场照片")
    OTHER = "other", _("其他")


class PanelRecord(models.Model):
    """Experts called on one plan: what they score, by which points, and where they stand.

    `content` is the plan as they are shown it, in the exchange format; `asked` is its budget in
    万元 and `revision` the plan's then. `day` fixes the framework and the grade table `scale`;
    `points` are by item. `findings` holds the chair's texts: {"texts": {…}, "items": {item: …}}.
    `due` is the last day to hand in. `first_reading` is empty until the experts score a second
    time, then what they gave first: {"reason", "at", "total", "agreement", "items": {item:
    {"score", "low", "high"}}, "sheets": [{"number", "handed_in", "scores"}]}.
    """

    kind = models.CharField(max_length=12, choices=PanelKind.choices)
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="panels")
    version = models.ForeignKey(
        VersionRecord, null=True, on_delete=models.PROTECT, related_name="+"
    )
    path = models.CharField(max_length=120)
    fiscal_year = models.PositiveSmallIntegerField()
    organiser = models.CharField(
        max_length=24, choices=[(role.value, role.label) for role in ORGANISERS]
    )
    standing = models.CharField(
        max_length=12, choices=STANDINGS, default=PanelStanding.SCORING.value
    )
    day = models.DateField()
    scale = models.CharField(max_length=40)
    points = models.JSONField()
    content = models.JSONField()
    revision = models.PositiveIntegerField()
    asked = BoundedDecimalField(max_digits=18, decimal_places=6)
    findings = models.JSONField(default=dict)
    due = models.DateField(null=True)
    first_reading = models.JSONField(default=dict)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    cancelled_because = models.TextField(blank=True)

    if TYPE_CHECKING:
        seats: QuerySet[SeatRecord]
        result: PanelResultRecord
        public: PublicPanelRecord
        conclusion: ConclusionRecord

    class Meta:
        """The newest first; one panel of a kind at a time on a plan."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["fiscal_year", "path", "standing"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kind"], condition=Q(standing__in=RUNNING), name="one_panel_running"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.kind}"


class SeatRecord(models.Model):
    """An expert on a panel with the sheet; a dismissed one keeps the record.

    `scores` holds {item: {"score": text, "reason": text}}; `revision` counts its changes; with
    `nonce` their hash tells nothing to those who guess.
    """

    panel = models.ForeignKey(PanelRecord, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    chair = models.BooleanField(default=False)
    scores = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    nonce = models.CharField(max_length=32, default=fresh_nonce)
    handed_in = models.DateTimeField(null=True)
    dismissed = models.DateTimeField(null=True)
    dismissed_because = models.TextField(blank=True)

    if TYPE_CHECKING:
        proofs: QuerySet[ProofRecord]

    class Meta:
        """In the order they were called; a person sits once, and one is in the chair."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "number"], name="one_seat_a_number"),
            models.UniqueConstraint(
                fields=["panel", "person"], condition=Q(dismissed=None), name="one_seat_a_person"
            ),
            models.UniqueConstraint(
                fields=["panel"], condition=Q(dismissed=None, chair=True), name="one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.number}"


class ProofRecord(models.Model):
    """Evidence an expert attached to an item; a removed one keeps its record."""

    seat = models.ForeignKey(SeatRecord, on_delete=models.PROTECT, related_name="proofs")
    item = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=ProofKind.choices)
    title = models.CharField(max_length=120)
    name = models.CharField(max_length=250)
    media = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        """In the order they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title


class Told(Unchanging):
    """What a person said once, and when; it never changes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """No table of its own."""

        abstract = True


class PanelResultRecord(Told):
    """What a panel came to when the chair closed it.

    `content` holds points, every sheet with reasons and evidence, the chair's findings and what
    they come to; `sha256` is the hash of its canonical JSON. `coefficient` is Kendall's W (0-1),
    `outcome` what an ex-ante assessment's score proposes.
    """

    panel = models.OneToOneField(PanelRecord, on_delete=models.PROTECT, related_name="result")
    content = models.JSONField()
    total = BoundedDecimalField(max_digits=6, decimal_places=2)
    grade = models.CharField(max_length=4)
    coefficient = BoundedDecimalField(max_digits=5, decimal_places=4, null=True)
    outcome = models.CharField(max_length=10, choices=OutcomeName.choices, blank=True)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.panel_id} {self.total}"


class ConclusionRecord(Told):
    """The conclusion of an ex-ante assessment as the bureau decided it, with the reason."""

    panel = models.OneToOneField(PanelRecord, on_delete=models.PROTECT, related_name="conclusion")
    outcome = models.CharField(max_length=10, choices=OutcomeName.choices)
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.panel_id} {self.outcome}"


class PublicPanelRecord(Told):
    """What a panel came to as the public reads it: no expert's name, score or evidence.

    `content` is what every file is printed from, `sha256` the hash of its canonical JSON.
    """

    panel = models.OneToOneField(PanelRecord, on_delete=models.PROTECT, related_name="public")
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="public_panels")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.sha256}"


class ThresholdRecord(Told):
    """From which budget (万元, more than) a division's new projects are assessed before.

    It holds for the plans of `from_year` and later until a newer one does; the amount None ends
    it. `basis` names the document it rests on; `disclosed` tells that the document has assessments
    made public.
    """

    division = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="+")
    from_year = models.PositiveSmallIntegerField()
    amount = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    basis = models.CharField(max_length=200)
    disclosed = models.BooleanField(default=False)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-from_year", "-pk"]

    def __str__(self) -> str:
        return f"{self.division} {self.from_year} {self.amount}"


class SettledSideRecord(Told):
    """What a person settled a side of department-wide performance at, where no project shows it.

    `share` is 0-1; the newest of a department, year and side stands.
    """

    department = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=40)
    share = BoundedDecimalField(max_digits=5, decimal_places=4)
    reason = models.TextField()

    class Meta:
        """The newest last."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.department} {self.fiscal_year} {self.side}"
