"""What a person is told of a project or its plan, whether it was read, whether mail went out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jixiao.web.evaluations.models import PanelRecord
from jixiao.web.plans.models import PlanRecord, ProjectRecord


class Kind(models.TextChoices):
    """What a notice is about."""

    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    COMMENT = "comment"
    SOON = "soon"
    LATE = "late"
    RECTIFY = "rectify"
    CALLED = "called"
    TO_SCORE = "to_score"
    READ_AGAIN = "read_again"
    RELEASED = "released"
    ALL_IN = "all_in"
    CONCLUDED = "concluded"


LABELS = {
    Kind.WAITING: "报送给您办理",
    Kind.RETURNED: "被退回",
    Kind.APPROVED: "已批复",
    Kind.COMMENT: "有新批注",
    Kind.SOON: "即将到期",
    Kind.LATE: "已逾期",
    Kind.RECTIFY: "有整改通知",
    Kind.CALLED: "聘请您评审",
    Kind.TO_SCORE: "请尽快提交评分",
    Kind.READ_AGAIN: "请进行第二轮评分",
    Kind.RELEASED: "评审聘请已撤回",
    Kind.ALL_IN: "评分已全部提交",
    Kind.CONCLUDED: "评价结果已认定",
}
"""What people read of each kind, which is also its message id."""


class Mail(models.TextChoices):
    """Whether a notice goes out by mail too, and how far it is."""

    NONE = "none"
    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class NoticeRecord(models.Model):
    """A notice to a person; `about` names the occasion, so that nobody is told of it twice.

    `text` is what somebody wrote (a reason, a comment) or a document's number. `tries` counts the
    times mail was tried; it is tried again from `next_try` on. `panel` is the one that experts and
    who called them are told of.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE, related_name="notices")
    plan = models.ForeignKey(
        PlanRecord, null=True, on_delete=models.CASCADE, related_name="notices"
    )
    panel = models.ForeignKey(
        PanelRecord, null=True, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    read = models.DateTimeField(null=True)
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.NONE)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)

    class Meta:
        """The newest first; unread ones and waiting mail are found at once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "project", "kind", "about"], name="told_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=Q(read=None), name="unread_notices"),
            models.Index(fields=["next_try"], condition=Q(mail="waiting"), name="waiting_mail"),
            models.Index(fields=["plan", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.kind} {self.project_id}"

    @property
    def label(self) -> str:
        """What people read of the kind, as a message id."""
        return LABELS[Kind(self.kind)]
