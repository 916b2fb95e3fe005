"""Uploads, the files in them and what was read of each, corrections, and what was taken in."""

from __future__ import annotations

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import PlanRecord


class State(models.TextChoices):
    """How far a file is; `SAME` was there before at the same place, `OPENED` is an archive."""

    WAITING = "waiting", _("等待读取")
    READING = "reading", _("正在读取")
    READ = "read", _("已读取")
    OPENED = "opened", _("已展开")
    FAILED = "failed", _("未能读取")
    SAME = "same", _("已导入过")


UNFINISHED: Final = (State.WAITING, State.READING)
KNOWN: Final = (State.WAITING, State.READING, State.READ, State.OPENED)
"""States in which the same content at the same place is not read once more."""


class UploadRecord(models.Model):
    """What somebody dropped at once; `place` is the organisation they did it for."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    place = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="uploads")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.place} {self.at:%Y-%m-%d %H:%M}"


class IntakeFileRecord(models.Model):
    """A file of an upload, or a member of an archive in it (`holder`), known by its hash.

    `content` is what was read, in the exchange format; `doubts` the notes of reading by plan.
    `done` of `total` pages are read. A worker holds the file until `lease`; `attempt` counts the
    workers that began, and what an earlier one still says is not heard.
    """

    upload = models.ForeignKey(UploadRecord, on_delete=models.CASCADE, related_name="files")
    place = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="members"
    )
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)
    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease = models.DateTimeField(null=True)
    task = models.CharField(max_length=36, blank=True)
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    content = models.JSONField(null=True)
    doubts = models.JSONField(default=list)
    plans = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order they were dropped; one content is read once at a place."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "sha256"],
                condition=Q(state__in=["waiting", "reading", "read", "opened"]),
                name="one_content_a_place",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SourcePageRecord(models.Model):
    """A page or sheet as it was read: `blocks` are {line, text} and {table, rows} in order."""

    file = models.ForeignKey(IntakeFileRecord, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    sheet = models.CharField(max_length=120, blank=True)
    blocks = models.JSONField()

    class Meta:
        """In reading order."""

        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.file} {self.sheet or self.number}"


class CorrectionRecord(models.Model):
    """A value somebody put right: where it stood, what was read, what it should be.

    `number` counts the file's plans from 1, `row` is "" in the head. The last of a place holds.
    """

    file = models.ForeignKey(IntakeFileRecord, on_delete=models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField()
    row = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120)
    span = models.JSONField(default=dict)
    read = models.TextField(blank=True)
    corrected = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """As they were made."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["file", "number"])]

    def __str__(self) -> str:
        return f"{self.file} {self.number} {self.row} {self.name}"


class TakenRecord(models.Model):
    """A plan of a file that became a draft, once and never again."""

    file = models.ForeignKey(IntakeFileRecord, on_delete=models.PROTECT, related_name="taken")
    number = models.PositiveIntegerField()
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="sources")
    replaced = models.BooleanField(default=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One draft of a plan of a file."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.number}"
