"""Notices: who is told of what, once, in the page and by mail that may fail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.web.notices.mailing import DELAYS, deliver, send_mail
from jixiao.web.notices.models import NoticeRecord
from jixiao.web.notices.watching import keep_watch, tell_deadlines, tomorrow, watch_deadlines
from jixiao.web.organisations.actions.delegate_role import delegate_role
from jixiao.web.organisations.models import AppointmentRecord, PersonRecord
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.recall_plan import recall_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.reviews.actions.write_comment import write_comment
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from web.mail_server import mail_server
from web.region import PASSWORD
from web.taking import browser_of
from web.test_moves import REASON, brought_to

if TYPE_CHECKING:
    from web.region import Region

CLERK, REVIEWER = Role.UNIT_CLERK, Role.DEPARTMENT_REVIEWER


def unread(kind: str = "") -> list[tuple[str, str]]:
    """Return who has which notice unread."""
    found = NoticeRecord.objects.filter(read=None, kind__startswith=kind)
    return sorted(found.values_list("person__username", "kind"))


def colleague(region: Region, role: Role, place: str, name: str) -> PersonRecord:
    person = PersonRecord.objects.create_user(name, PASSWORD, name=name)
    AppointmentRecord.objects.create(
        person=person, organisation=region.places[place], role=role.value
    )
    return person


def test_each_step_tells_whom_it_waits_for_and_settles_what_was_asked_before(
    region: Region,
) -> None:
    plan = region.plan()
    colleague(region, CLERK, "lamps", "second")
    closed = colleague(region, REVIEWER, "housing", "closed")
    PersonRecord.objects.filter(pk=closed.pk).update(is_active=False)
    submit_plan(plan.pk, actor=region.actor(CLERK))
    assert unread() == [("department_reviewer.housing", "waiting")]
    recall_plan(plan.pk, actor=region.actor(CLERK))
    assert unread() == []
    submit_plan(plan.pk, actor=region.actor(CLERK))
    return_plan(plan.pk, actor=region.actor(REVIEWER), reasons=REASON)
    assert unread() == [("second", "returned"), ("unit_clerk.lamps", "returned")]
    returned = NoticeRecord.objects.filter(kind="returned")[0]
    assert (returned.text, returned.by) == ("没有写明完成时限", region.actor(REVIEWER).person)
    submit_plan(plan.pk, actor=region.actor(CLERK))
    forward_plan(plan.pk, actor=region.actor(REVIEWER))
    assert unread() == [("programme_desk.bureau", "waiting")]
    forward_plan(plan.pk, actor=region.actor(Role.PROGRAMME_DESK))
    desk = region.actor(Role.PERFORMANCE_DESK)
    approve_plan(plan.pk, actor=desk, document_number="镇财绩批〔2026〕1号")
    approved = [
        ("department_reviewer.housing", "approved"), ("second", "approved"),
        ("unit_clerk.lamps", "approved"), ("unit_head.lamps", "approved"),
    ]  # fmt: skip
    assert unread() == approved
    assert set(NoticeRecord.objects.filter(kind="approved").values_list("text", flat=True)) == {
        "镇财绩批〔2026〕1号"
    }
    adjust_plan(plan.pk, actor=region.actor(CLERK), reason="预算调减")
    assert unread() == approved


def test_who_stands_in_for_somebody_is_told_too(region: Region) -> None:
    plan = region.plan()
    stand_in = colleague(region, Role.AUDITOR, "housing", "stand-in")
    reviewer = region.actor(REVIEWER)
    own = reviewer.person.appointments.get()
    today = timezone.localdate()
    delegate_role(own.pk, actor=reviewer, to=stand_in.pk, until=today + timedelta(days=3))
    submit_plan(plan.pk, actor=region.actor(CLERK))
    assert ("stand-in", "waiting") in unread()


def test_comments_tell_the_clerks_the_holder_and_those_who_commented(region: Region) -> None:
    plan = brought_to(region, Stage.PROGRAMME_REVIEW)
    NoticeRecord.objects.all().delete()
    write_comment(plan.pk, actor=region.actor(REVIEWER), row="r1", text="灯具单价请附询价单")
    assert unread() == [("programme_desk.bureau", "comment"), ("unit_clerk.lamps", "comment")]
    write_comment(plan.pk, actor=region.actor(CLERK), row="r1", text="已附")
    assert unread("comment") == [
        ("department_reviewer.housing", "comment"), ("programme_desk.bureau", "comment"),
        ("programme_desk.bureau", "comment"), ("unit_clerk.lamps", "comment"),
    ]  # fmt: skip


def test_the_bell_counts_and_reading_is_ones_own(region: Region) -> None:
    plan = region.plan()
    submit_plan(plan.pk, actor=region.actor(CLERK))
    reviewer = browser_of(region.people[REVIEWER, "housing"])
    assert "通知，1条未读" in reviewer.get("/").content.decode()
    listed = reviewer.get("/notices/", {"unread": "1"})
    (notice,) = listed.context["page"]
    assert "城区路灯节能改造" in listed.content.decode()
    stranger = browser_of(region.people[REVIEWER, "culture"])
    assert stranger.post(f"/notices/{notice.pk}/").status_code == 404
    assert stranger.post("/notices/read/").status_code == 302
    assert reviewer.get(f"/notices/{notice.pk}/").status_code == 405
    assert unread() == [("department_reviewer.housing", "waiting")]
    answer = reviewer.post(f"/notices/{notice.pk}/")
    assert answer["Location"] == f"/plans/{plan.pk}/"
    assert "条未读" not in reviewer.get("/").content.decode()
    assert "城区路灯节能改造" in reviewer.get("/notices/").content.decode()
    AppointmentRecord.objects.filter(person__username="department_reviewer.housing").delete()
    assert "城区路灯节能改造" not in reviewer.get("/notices/").content.decode()


def test_deadlines_are_told_once_and_late_takes_the_place_of_nearly(region: Region) -> None:
    plan, calm = region.plan(), region.plan(name="不急")
    waiting = ProjectRecord.objects.get(pk=region.project("refuse", name="没填的").pk)
    due = date(2026, 10, 10)
    PlanRecord.objects.filter(pk=plan.pk).update(due=due)
    PlanRecord.objects.filter(pk=calm.pk).update(due=date(2026, 12, 1))
    assert tell_deadlines(date(2026, 10, 7)) == 0
    tell_deadlines(date(2026, 10, 8))
    tell_deadlines(date(2026, 10, 9))
    assert unread() == [("unit_clerk.lamps", "soon")]
    tell_deadlines(date(2026, 10, 11))
    assert unread() == [("unit_clerk.lamps", "late")]
    region.year.closing = {"draft": "2026-10-12"}
    region.year.save()
    tell_deadlines(date(2026, 10, 12))
    assert ("unit_clerk.refuse", "soon") in unread()
    clerk = browser_of(region.people[CLERK, "refuse"])
    notice = NoticeRecord.objects.get(project=waiting)
    assert clerk.post(f"/notices/{notice.pk}/")["Location"] == f"/years/projects/{waiting.pk}/"
    tell_deadlines(date(2026, 10, 13))
    assert ("unit_clerk.refuse", "late") in unread()
    clerk.post(f"/years/projects/{waiting.pk}/declare/")
    assert ("unit_clerk.refuse", "late") not in unread(), "once begun it asks for nothing"
    region.year.archived = True
    region.year.save()
    NoticeRecord.objects.all().delete()
    assert tell_deadlines(date(2026, 10, 20)) == 0


def test_the_watch_is_kept_by_one_job_that_sets_the_next(region: Region) -> None:
    PlanRecord.objects.filter(pk=region.plan().pk).update(due=date(2020, 1, 1))
    keep_watch()
    keep_watch()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="RUNNING")
    watch_deadlines.func()
    assert DBTaskResult.objects.get(status="READY").run_after == tomorrow()
    assert unread() == [("unit_clerk.lamps", "late")]


def with_mail(region: Region, settings: object, port: int, **languages: str) -> None:
    """Give the reviewer and the clerk of the lamps addresses, and name a mail server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    for role, place in ((REVIEWER, "housing"), (CLERK, "lamps")):
        person = region.people[role, place]
        person.mail = f"{role.value}@example.org"
        person.language = languages.get(role.value, "zh-hans")
        person.save()


def test_mail_goes_out_one_a_person_in_their_language(region: Region, settings: object) -> None:
    plans = [region.plan(name=name) for name in ("甲项目", "乙项目", "丙项目")]
    PlanRecord.objects.filter(pk=plans[2].pk).update(secret=True)
    ProjectRecord.objects.filter(pk=plans[2].project_id).update(secret=True)
    with mail_server() as server:
        with_mail(region, settings, server.port, department_reviewer="en")
        for plan in plans:
            submit_plan(plan.pk, actor=region.actor(CLERK))
        assert server.mails == [], "no action waits for mail"
        assert DBTaskResult.objects.filter(task_path=send_mail.module_path).count() == 1
        send_mail.func()
        return_plan(plans[0].pk, actor=region.actor(REVIEWER), reasons=REASON)
        return_plan(plans[1].pk, actor=region.actor(REVIEWER), reasons=REASON)
        NoticeRecord.objects.filter(plan=plans[1]).update(read=timezone.now())
        send_mail.func()
    first, second = server.mails
    assert first["To"] == "department_reviewer@example.org"
    assert "3" in first["Subject"]
    said = first.get_content()
    assert "Waiting for you: 甲项目" in said
    assert "丙项目" not in said, "a secret project is not named in a mail"
    assert "a secret project" in said
    assert second["To"] == "unit_clerk@example.org"
    assert "甲项目" in second.get_content()
    assert "乙项目" not in second.get_content(), "what was read meanwhile is not mailed"
    assert not NoticeRecord.objects.filter(mail="waiting").exists()


def test_a_mail_server_that_is_down_breaks_nothing_and_is_tried_again(
    region: Region, settings: object
) -> None:
    with mail_server() as gone:
        port = gone.port
    with_mail(region, settings, port)
    plan = region.plan()
    assert submit_plan(plan.pk, actor=region.actor(CLERK)).stage == "department_review"
    now = timezone.now()
    deliver(now)
    notice = NoticeRecord.objects.get()
    assert (notice.mail, notice.tries, notice.next_try) == ("waiting", 1, now + DELAYS[0])
    deliver(now + timedelta(seconds=1))
    notice.refresh_from_db()
    assert notice.tries == 1, "not before its time"
    DBTaskResult.objects.update(status="RUNNING")
    send_mail.func()
    again = DBTaskResult.objects.filter(task_path=send_mail.module_path, status="READY")
    assert again.filter(run_after__gt=notice.next_try).exists()
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        deliver(now + DELAYS[0])
        deliver(now + timedelta(days=1))
        assert len(server.mails) == 1
    notice.refresh_from_db()
    assert notice.mail == "sent"


def test_mail_is_given_up_after_a_day_and_never_kept_without_a_server(
    region: Region, settings: object
) -> None:
    with mail_server() as gone:
        port = gone.port
    with_mail(region, settings, port)
    submit_plan(region.plan().pk, actor=region.actor(CLERK))
    now = timezone.now()
    for _ in range(len(DELAYS) + 1):
        assert NoticeRecord.objects.get().mail == "waiting"
        deliver(now)
        now += timedelta(days=1)
    assert NoticeRecord.objects.get().mail == "given_up"
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    DBTaskResult.objects.all().delete()
    submit_plan(region.plan(name="乙").pk, actor=region.actor(CLERK))
    assert NoticeRecord.objects.filter(mail="none").count() == 1
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("path", ["/notices/", "/"])
def test_everybody_may_look_at_their_own(region: Region, path: str) -> None:
    for person in region.people.values():
        assert browser_of(person).get(path).status_code == 200
