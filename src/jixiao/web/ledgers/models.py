"""Work in the background over ledgers, and the files of ledgers that were uploaded."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.measurement.manifest import Action
from jixiao.web.organisations.models import OrganisationRecord


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("等待处理")
    WORKING = "working", _("正在处理")
    DONE = "done", _("已完成")
    FAILED = "failed", _("未能完成")


class JobRecord(models.Model):
    """One piece of work for the worker; `kind` says which, `told` what it was asked.

    `done` of `total` steps are taken. A worker holds the job until `lease`; `attempt` counts the
    workers that began, and what an earlier one still says is not heard.
    """

    kind = models.CharField(max_length=12)
    place = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    told = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease = models.DateTimeField(null=True)
    task = models.CharField(max_length=36, blank=True)
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["kind", "state"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        """True while the job waits or is worked at."""
        return self.state in {JobState.WAITING, JobState.WORKING}

    @property
    def percent(self) -> int:
        """The share that is done, in percent; 100 only when all is."""
        if not self.is_open:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0


class Standing(models.TextChoices):
    """Where an upload stands."""

    CHECKING = "checking", _("正在检查")
    CHECKED = "checked", _("已检查，等待封存")
    SEALING = "sealing", _("正在封存")
    SEALED = "sealed", _("已封存")
    KNOWN = "known", _("以前载入过")
    FAILED = "failed", _("未能读取")
    DISCARDED = "discarded", _("已放弃")


ACTIONS = [
    (Action.SEAL.value, _("封存新的月份")),
    (Action.ADD.value, _("向已封存的月份补充行")),
    (Action.CORRECT.value, _("更正已封存的整月")),
]


class LedgerUploadRecord(models.Model):
    """Files of ledgers that somebody uploaded for a place, and what became of them.

    `files` are {name, sha256, size}; their contents lie in the incoming folder until they are
    sealed, discarded or found unreadable. `report` is what checking found, `load` the number of
    the sealed load, 0 before. `job` is the last work done for it.
    """

    place = models.ForeignKey(
        OrganisationRecord, on_delete=models.PROTECT, related_name="ledger_uploads"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=8, choices=ACTIONS, default=Action.SEAL.value)
    ledger = models.CharField(max_length=40, blank=True)
    mapping = models.CharField(max_length=40, blank=True)
    files = models.JSONField(default=list)
    report = models.JSONField(default=dict)
    job = models.ForeignKey(JobRecord, null=True, on_delete=models.SET_NULL, related_name="+")
    take_good = models.BooleanField(default=False)
    load = models.PositiveIntegerField(default=0, db_index=True)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed = models.DateTimeField(null=True)
    discarded = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return "、".join(one["name"] for one in self.files)

    @property
    def standing(self) -> Standing:
        """Where the upload stands, told by what it holds and how far its last work is."""
        if self.load:
            return Standing.SEALED
        if self.discarded:
            return Standing.DISCARDED
        if self.job is None or self.job.is_open:
            sealing = self.job is not None and self.job.kind == "seal"
            return Standing.SEALING if sealing else Standing.CHECKING
        if self.job.state == JobState.FAILED and self.job.kind == "check":
            return Standing.FAILED
        return Standing.KNOWN if self.report.get("known") else Standing.CHECKED

    @property
    def place_code(self) -> str:
        """The code of the division that the rows belong to."""
        return self.place.division_code
