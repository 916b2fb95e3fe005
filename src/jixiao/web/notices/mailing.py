"""Notices by mail: a job that sends what waits, and tries again later what could not be sent.

No action waits for a mail server: notices are stored with the change they tell of, and the job
sends one mail a person. Without JIXIAO_MAIL nothing is kept for mail at all.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, Min
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.web.notices.models import Mail, NoticeRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail.backends.base import BaseEmailBackend

_LOG: Final = logging.getLogger("jixiao.web")
_NO_MAIL: Final = "django.core.mail.backends.dummy.EmailBackend"
GATHERING: Final = timedelta(seconds=30)
"""How long notices are gathered into one mail."""
DELAYS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
"""How long to wait after each failure; after the last one more try, then mail is given up."""
_MOST_LINES: Final = 50


def mail_is_on() -> bool:
    """Return whether a mail server is set."""
    return bool(settings.EMAIL_BACKEND != _NO_MAIL)


def mail_soon(after: datetime | None = None) -> None:
    """Let the job run after a while, unless one is to run by then."""
    when = after or timezone.now() + GATHERING
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=send_mail.module_path, run_after__lte=when
    )
    if not waiting.exists():
        send_mail.using(run_after=when).enqueue()


@task
def send_mail() -> None:
    """Send what waits, and come again for what could not be sent."""
    deliver(timezone.now())
    again = NoticeRecord.objects.filter(mail=Mail.WAITING).aggregate(at=Min("next_try"))["at"]
    if again is not None:
        mail_soon(again + timedelta(seconds=1))


def deliver(now: datetime) -> None:
    """Send one mail to each person with notices that wait; those read meanwhile are left out.

    A notice counts as tried before it is sent, so that a job that dies tries nothing for ever.
    """
    connection = get_connection()
    for notices in _claimed(now):
        try:
            _message(notices, connection).send()
        except (SMTPException, OSError, ValueError) as fault:
            _put_off(notices, fault)
        else:
            _set(notices, Mail.SENT)


def _claimed(now: datetime) -> list[list[NoticeRecord]]:
    """Return the notices to be sent by person; a later try of them is set beforehand."""
    with transaction.atomic():
        waiting = NoticeRecord.objects.filter(mail=Mail.WAITING)
        waiting.filter(read__isnull=False).update(mail=Mail.NONE)
        waiting.filter(person__is_active=False).update(mail=Mail.NONE)
        due = waiting.exclude(next_try__gt=now).select_for_update(of=("self",))
        found = list(due.select_related("person", "project__unit").order_by("pk"))
        for tries, delay in enumerate((*DELAYS, DELAYS[-1])):
            ids = [one.pk for one in found if one.tries == tries]
            NoticeRecord.objects.filter(pk__in=ids).update(
                tries=F("tries") + 1, next_try=now + delay
            )
    people: dict[int, list[NoticeRecord]] = defaultdict(list)
    for one in found:
        one.tries += 1
        people[one.person_id].append(one)
    return list(people.values())


def _message(notices: Sequence[NoticeRecord], connection: BaseEmailBackend) -> EmailMessage:
    """Return the mail in the person's language; a secret project is not named."""
    person = notices[0].person
    with translation.override(person.language):
        lines = [f"· {_line(one)}" for one in notices[:_MOST_LINES]]
        lines += ["…"] if len(notices) > _MOST_LINES else []
        lines += ["", _("请登录平台办理。邮件中不含链接，请从平时的入口进入。")]
        subject = _("预算绩效管理：{count}条新通知").format(count=len(notices))
    return EmailMessage(subject, "\n".join(lines), None, [person.mail], connection=connection)


def _line(one: NoticeRecord) -> str:
    if one.project.secret:
        return _("{what}：一个涉密项目").format(what=_(one.label))
    return _("{what}：{project}（{unit}）").format(
        what=_(one.label), project=one.project.name, unit=one.project.unit.name
    )


def _put_off(notices: Sequence[NoticeRecord], fault: Exception) -> None:
    given_up = [one for one in notices if one.tries > len(DELAYS)]
    _set(given_up, Mail.GIVEN_UP)
    _LOG.warning(
        "mail to person %s failed: %s", notices[0].person_id, type(fault).__name__,
        extra={"notices": len(notices), "given_up": len(given_up)},
    )  # fmt: skip


def _set(notices: Sequence[NoticeRecord], mail: Mail) -> None:
    NoticeRecord.objects.filter(pk__in=[one.pk for one in notices]).update(mail=mail)
