"""Experts and organisers are told: called, reminded, released, asked again; who is missing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from jixiao.web.evaluations.actions.call_expert import appoint_expert, dismiss_expert
from jixiao.web.evaluations.actions.cancel_panel import cancel_panel
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.open_panel import open_panel
from jixiao.web.evaluations.actions.read_again import read_again
from jixiao.web.evaluations.actions.remind_experts import remind_experts
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.models import PanelKind, PanelRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.notices.mailing import deliver
from jixiao.web.notices.models import NoticeRecord
from jixiao.web.notices.watching import tell_deadlines
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.after_approval import approved
from web.mail_server import mail_server
from web.panel_of_experts import TEXTS, acting, call_of, called, experts_of, scored, typed
from web.taking import browser_of

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db
REASON = "满意度和实施效益的依据理解不一"


def unread(panel: PanelRecord) -> list[tuple[str, str]]:
    """Return (who, what) of the panel's notices that are not read, in order."""
    found = NoticeRecord.objects.filter(panel=panel, read=None)
    return sorted(found.values_list("person__username", "kind"))


def due_in(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def opened(region: Region, days: int = 10) -> PanelRecord:
    call = call_of(experts_of(region))
    told = type(call)(call.experts, call.chair, call.points, call.scale, due_in(days))
    desk = region.actor(Role.PERFORMANCE_DESK)
    NoticeRecord.objects.all().delete()
    return open_panel(approved(region).pk, PanelKind.EVALUATION, actor=desk, call=told)


def apart(region: Region) -> PanelRecord:
    """Return a panel whose three experts differ on one item, all sheets in."""
    panel, people = opened(region), experts_of(region)
    scored(panel, people[0])
    scored(panel, people[1], satisfaction="9")
    scored(panel, people[2], satisfaction="6", effect="15")
    panel.refresh_from_db()
    return panel


def test_experts_are_told_and_find_the_panel(region: Region) -> None:
    panel, people = opened(region), experts_of(region, 4)
    names = [one.username for one in people]
    assert unread(panel) == sorted((name, "called") for name in names[:3])
    client = browser_of(people[1])
    page = client.get("/notices/").content.decode()
    assert "聘请您评审" in page
    assert f"{due_in(10)}前办理" in page
    assert "通知，1条未读" in client.get("/").content.decode()
    notice = NoticeRecord.objects.get(panel=panel, person=people[1])
    assert client.post(f"/notices/{notice.pk}/")["Location"] == f"/evaluations/{panel.pk}/"
    assert "城区路灯" not in browser_of(people[3]).get("/notices/").content.decode()
    appoint_expert(panel.pk, actor=region.actor(Role.PERFORMANCE_DESK), person=people[3].pk)
    assert (names[3], "called") in unread(panel)
    AppointmentRecord.objects.filter(person=people[2]).delete()
    assert "城区路灯" not in browser_of(people[2]).get("/notices/").content.decode()


def test_one_who_is_released_reads_that_and_no_more(region: Region) -> None:
    panel, people = opened(region), experts_of(region, 4)
    desk = region.actor(Role.PERFORMANCE_DESK)
    seat = panel.seats.get(person=people[1])
    appoint_expert(panel.pk, actor=desk, person=people[3].pk)
    dismiss_expert(seat.pk, actor=desk, reason="临时出差")
    name = people[1].username
    assert [one for one in unread(panel) if one[0] == name] == [(name, "released")]
    client = browser_of(people[1])
    assert "临时出差" in client.get("/notices/").content.decode()
    notice = NoticeRecord.objects.get(panel=panel, person=people[1], kind="released")
    assert client.post(f"/notices/{notice.pk}/")["Location"] == "/evaluations/"
    assert client.get(f"/evaluations/{panel.pk}/").status_code == 404
    cancel_panel(panel.pk, actor=desk, reason="项目合并")
    left = sorted(one.username for one in (people[0], people[2], people[3]))
    told = [one for one in unread(panel) if one[0] != name]
    assert told == [(one, "released") for one in left]


def test_the_day_is_told_before_and_after_to_who_has_not_answered(region: Region) -> None:
    panel, people = opened(region, days=10), experts_of(region)
    scored(panel, people[0])
    assert (people[0].username, "called") not in unread(panel), "handing in settles it"
    today = timezone.localdate()
    tell_deadlines(today + timedelta(days=7))
    assert not NoticeRecord.objects.filter(panel=panel, kind="to_score").exists()
    tell_deadlines(today + timedelta(days=8))
    tell_deadlines(today + timedelta(days=9))
    missing = sorted(one.username for one in people[1:])
    soon = NoticeRecord.objects.filter(panel=panel, kind="to_score")
    assert sorted(soon.values_list("person__username", flat=True)) == missing
    tell_deadlines(today + timedelta(days=11))
    assert soon.count() == 4
    PanelRecord.objects.filter(pk=panel.pk).update(due=today - timedelta(days=1))
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    page = desk.get(f"/evaluations/{panel.pk}/").content.decode()
    assert page.count("逾期未提交") == 2
    assert page.count("还没有开始") == 2
    listed = desk.get("/evaluations/").content.decode()
    assert "1 / 3" in listed
    assert "逾期" in listed
    for person in people[1:]:
        scored(panel, person)
    assert {kind for who, kind in unread(panel) if who in missing} <= {"all_in"}


def test_the_organiser_reminds_once_a_day_and_moves_the_day(region: Region) -> None:
    panel, people = opened(region), experts_of(region)
    scored(panel, people[0])
    desk = region.actor(Role.PERFORMANCE_DESK)
    told = {"due": due_in(20), "text": "评审会提前"}
    client = browser_of(desk.person)
    assert client.post(f"/evaluations/{panel.pk}/remind/", told).status_code == 302
    assert client.post(f"/evaluations/{panel.pk}/remind/", told).status_code == 302
    found = NoticeRecord.objects.filter(panel=panel, kind="to_score")
    assert sorted(found.values_list("person__username", "text")) == sorted(
        (one.username, "评审会提前") for one in people[1:]
    )
    panel.refresh_from_db()
    assert panel.due == timezone.localdate() + timedelta(days=20)
    for wrong in (due_in(-1), "明天", "2026-02-30"):
        with pytest.raises(PanelChangeRefused, match="不是今天或以后的日期"):
            remind_experts(panel.pk, actor=desk, due=wrong)
    told_of = TrailEntryRecord.objects.filter(action="remind_experts")
    assert told_of.latest("number").after["seats"] == [2, 3]
    for person in people[1:]:
        scored(panel, person)
    with pytest.raises(TransitionRefused, match="时不能"):
        remind_experts(panel.pk, actor=desk)


def test_the_chair_and_the_organiser_are_told_how_it_goes_on(region: Region) -> None:
    panel, people = opened(region), experts_of(region)
    for person in people:
        scored(panel, person)
    assert unread(panel) == [(people[0].username, "all_in")]
    write_findings(panel.pk, actor=acting(people[0]), texts=TEXTS, notes={})
    close_panel(panel.pk, actor=acting(people[0]))
    assert unread(panel) == [("performance_desk.bureau", "concluded")]
    told = NoticeRecord.objects.get(panel=panel, kind="concluded")
    assert told.text == "100.00 优"


def test_experts_who_differ_score_a_second_time(region: Region) -> None:
    panel, people = apart(region), experts_of(region)
    chair, member = browser_of(people[0]), browser_of(people[1])
    assert "组织第二轮评分" in chair.get(f"/evaluations/{panel.pk}/").content.decode()
    assert "组织第二轮评分" not in member.get(f"/evaluations/{panel.pk}/").content.decode()
    path, told = f"/evaluations/{panel.pk}/again/", {"reason": REASON, "due": due_in(5)}
    assert member.post(path, told).status_code == 403
    assert chair.post(path, {"reason": " "}).status_code == 403
    assert chair.post(path, told).status_code == 302
    panel.refresh_from_db()
    assert panel.standing == "scoring"
    first = panel.first_reading
    assert (first["total"], first["agreement"]) == ("96.66", "0.5646")
    assert first["items"]["satisfaction"] == {
        "score": "8.33", "low": "6", "high": "10", "differs": True,
    }  # fmt: skip
    assert [one["scores"]["satisfaction"]["score"] for one in first["sheets"]] == ["10", "9", "6"]
    again = [(one.username, "read_again") for one in people[1:]]
    assert unread(panel) == sorted(again), "the chair who asked for it is not told"
    sheet = member.get(f"/evaluations/{panel.pk}/sheet/").content.decode()
    for text in (REASON, "6–10", "8.33", 'value="9"', "现场核查不符"):
        assert text in sheet, text
    page = member.get(f"/evaluations/{panel.pk}/").content.decode()
    assert "96.66" not in page, "nobody's sheet is shown while experts score"
    told_of = TrailEntryRecord.objects.get(action="open_second_reading").after
    assert "现场核查不符" not in str(told_of)
    assert told_of["agreement"] == "0.5646"


def test_the_second_reading_counts_and_there_is_no_third(region: Region) -> None:
    panel, people = apart(region), experts_of(region)
    read_again(panel.pk, actor=acting(people[0]), reason=REASON)
    for person, given in zip(people, ("9", "9", "8"), strict=True):
        sheet = typed(panel, satisfaction=given)
        save_scores(panel.pk, actor=acting(person), base=1, typed=sheet)
        hand_in(panel.pk, actor=acting(person))
    panel.refresh_from_db()
    assert panel.standing == "deliberating"
    assert (people[0].username, "all_in") in unread(panel), "asked for a second time"
    with pytest.raises(TransitionRefused, match="不再组织第二轮评分"):
        read_again(panel.pk, actor=acting(people[0]), reason=REASON)
    write_findings(panel.pk, actor=acting(people[0]), texts=TEXTS, notes={})
    result = close_panel(panel.pk, actor=acting(people[0]))
    assert result.total == Decimal("98.67")
    assert result.content["first_reading"]["total"] == "96.66"
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    page = client.get(f"/evaluations/{panel.pk}/").content.decode()
    assert "96.66 · W 0.5646" in page
    report = client.get(f"/evaluations/{panel.pk}/report/html/").content.decode()
    assert "第一轮的协调系数W为0.5646" in report


def test_who_agree_do_not_score_a_second_time(region: Region) -> None:
    panel, people = called(region, approved(region)), experts_of(region)
    for person in people:
        scored(panel, person)
    page = browser_of(people[0]).get(f"/evaluations/{panel.pk}/").content.decode()
    assert "组织第二轮评分" not in page
    with pytest.raises(TransitionRefused, match="比较一致"):
        read_again(panel.pk, actor=acting(people[0]), reason=REASON)
    panel.refresh_from_db()
    assert (panel.standing, panel.first_reading) == ("deliberating", {})


def test_experts_are_told_by_mail_too(region: Region, settings: object) -> None:
    people = experts_of(region)
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        people[1].mail, people[1].language = "expert@example.org", "en"
        people[1].save()
        panel = opened(region)
        deliver(timezone.now())
    (mail,) = server.mails
    assert mail["To"] == "expert@example.org"
    said = mail.get_content()
    assert panel.plan.name in said
    assert "专家" not in said, "nobody else's name"
