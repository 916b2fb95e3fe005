"""Rounds of monitoring, the sheet of each plan, steps taken, rectification notices and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.plans.models import PlanRecord, VersionRecord, YearRecord
from jixiao.workflow.courses import Standing
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

STANDINGS = [(one.value, one.label) for one in Standing]
ROLES = [(one.value, one.label) for one in Role]
LAMPS = [
    ("red", _("红灯")), ("yellow", _("黄灯")), ("green", _("绿灯")), ("blue", _("蓝灯")),
    ("none", _("未判断")),
]  # fmt: skip


class RoundRecord(models.Model):
    """A round of a year: what was done and spent by a cut-off date, to be reported by a day.

    `planned` is how many sheets it was opened for; `ready` once all are there. `moved` is when the
    worker last added some.
    """

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="rounds")
    cut_off = models.DateField()
    due = models.DateField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    planned = models.PositiveIntegerField(default=0)
    ready = models.BooleanField(default=True)
    moved = models.DateTimeField(null=True)

    class Meta:
        """The newest first; one round a cut-off date."""

        ordering: ClassVar = ["-cut_off"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "cut_off"], name="one_round_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.cut_off}"


class SheetRecord(models.Model):
    """The sheet of one approved plan in a round.

    `content` holds what was typed: {"spent", "rows": {number: {…}}}, row "0" for the money.
    `money_lamp`, `red` and `yellow` are what the lamps said when it was last saved; `money` counts
    among them. `lacking` counts what must still be typed. `told_money` is what was told of the
    project's money when the sheet was signed, which it rests on since; null of drafts.
    """

    round = models.ForeignKey(RoundRecord, on_delete=models.PROTECT, related_name="sheets")
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="sheets")
    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=120)
    standing = models.CharField(max_length=12, choices=STANDINGS, default=Standing.DRAFT.value)
    content = models.JSONField(default=dict)
    told_money = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=0)
    money_lamp = models.CharField(max_length=6, choices=LAMPS, default="none")
    red = models.PositiveSmallIntegerField(default=0)
    yellow = models.PositiveSmallIntegerField(default=0)
    lacking = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    if TYPE_CHECKING:
        steps: QuerySet[SheetStepRecord]
        notices: QuerySet[RectificationRecord]

    class Meta:
        """A plan stands once in a round; lists go by place."""

        ordering: ClassVar = ["path", "plan__code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "plan"], name="one_sheet_a_round")
        ]
        indexes: ClassVar = [models.Index(fields=["round", "path", "standing"])]

    def __str__(self) -> str:
        return f"{self.round_id} {self.plan_id}"


class SheetStepRecord(models.Model):
    """One step of a sheet, with what was said."""

    sheet = models.ForeignKey(SheetRecord, on_delete=models.CASCADE, related_name="steps")
    action = models.CharField(max_length=24)
    after = models.CharField(max_length=12, choices=STANDINGS)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)

    class Meta:
        """As they happened."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.action}"


class RectificationRecord(models.Model):
    """A notice to put right what a red lamp showed: row (0 the money), demand, last day.

    `given_as` is the role it was given in, who lifts it again; "" where nobody kept it.
    """

    sheet = models.ForeignKey(SheetRecord, on_delete=models.PROTECT, related_name="notices")
    row = models.PositiveSmallIntegerField()
    demand = models.TextField()
    due = models.DateField()
    standing = models.CharField(max_length=12, choices=STANDINGS, default=Standing.OPEN.value)
    given_as = models.CharField(max_length=24, blank=True, default="", choices=ROLES)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        steps: QuerySet[RectificationStepRecord]

    class Meta:
        """The newest first; one row of a sheet has one notice."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "row"], name="one_notice_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.row}"

    @property
    def giver(self) -> Role | None:
        """The role it was given in, None where nobody kept it."""
        return Role(self.given_as) if self.given_as else None


class RectificationStepRecord(models.Model):
    """A reply to a notice, its closing, or its sending back with the reason."""

    notice = models.ForeignKey(RectificationRecord, on_delete=models.CASCADE, related_name="steps")
    action = models.CharField(max_length=24)
    after = models.CharField(max_length=12, choices=STANDINGS)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)

    if TYPE_CHECKING:
        files: QuerySet[ReplyFileRecord]

    class Meta:
        """As they happened."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.action}"


class ReplyFileRecord(models.Model):
    """A file sent with a reply, its content on disk by hash."""

    step = models.ForeignKey(
        RectificationStepRecord, on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()

    class Meta:
        """In the order they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
