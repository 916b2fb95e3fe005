"""Monitoring on the platform: rounds, sheets, lamps, notices; who may do what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.flow import read_content
from jixiao.web.notices.models import NoticeRecord
from jixiao.web.rounds.actions.move_sheet import move_sheet
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.actions.save_sheet import save_sheet
from jixiao.web.rounds.models import RectificationRecord, ReplyFileRecord, SheetRecord
from jixiao.web.rounds.queries import by_round
from jixiao.web.rounds.sheet_lock import SheetChanged, SheetIncomplete, SheetRefused
from jixiao.web.rounds.watching import watched
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.workflow.cycle_duty import CycleDuty, roles_with
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import READERS, Role
from web.after_approval import GOOD_ACTUALS, WHY, approved, filled, sheet_in_july, typed
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_attachments import PDF

if TYPE_CHECKING:
    from django.test import Client

    from web.region import Region

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2026, 7, 31), date(2026, 8, 10)


def client(region: Region, role: Role) -> Client:
    return browser_of(region.people[role, HOME[role]])


def test_a_round_gives_every_approved_plan_its_sheet(region: Region) -> None:
    plan = approved(region)
    region.plan(unit="refuse", name="垃圾清运")  # a draft
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = open_round(region.year.pk, actor=desk, cut_off=JULY, due=AUGUST)
    assert [one.plan for one in made.sheets.all()] == [plan]
    for cut_off, due, why in (
        (JULY, AUGUST, "已经开启"), (date(2025, 7, 31), AUGUST, "不在2026年度"),
        (date(2026, 9, 30), AUGUST, "早于"),
    ):  # fmt: skip
        with pytest.raises(SheetRefused, match=why):
            open_round(region.year.pk, actor=desk, cut_off=cut_off, due=due)
    with pytest.raises(TransitionRefused, match="开启监控"):
        open_round(
            region.year.pk, actor=region.actor(Role.UNIT_CLERK), cut_off=date(2026, 9, 30),
            due=date(2026, 10, 9),
        )  # fmt: skip


def test_lamps_follow_from_what_is_typed_and_the_plan_of_spending(region: Region) -> None:
    sheet = sheet_in_july(region, approved(region))
    clerk = region.actor(Role.UNIT_CLERK)
    with pytest.raises(SheetIncomplete, match="还有10处"):
        move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=clerk)
    rows = typed({**GOOD_ACTUALS, 3: "100盏"})
    sheet = save_sheet(sheet.pk, actor=clerk, base=0, spent="25", rows=rows)
    found = watched(sheet)
    # 25 of 172 by July; due 25 % by June, 88 % by October, so 40.75 % by July: 0.3567 is red.
    assert (sheet.money_lamp, sheet.red) == ("red", 2)
    assert "40.75%" in str(found.progress.money.arithmetic)
    assert [row for row, _ in found.missing] == [0, 3]
    with pytest.raises(SheetChanged):
        save_sheet(sheet.pk, actor=clerk, base=0, spent="25", rows=rows)
    rows = typed({**GOOD_ACTUALS, 3: "100盏"}, row_0={"reason": "按合同年底付款"}, row_3=WHY)
    save_sheet(sheet.pk, actor=clerk, base=1, spent="25", rows=rows)
    sheet = move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=clerk)
    assert sheet.standing == "department"
    with pytest.raises(TransitionRefused, match="部门审核”时不能填写监控表"):
        save_sheet(sheet.pk, actor=clerk, base=2, spent="30", rows=rows)
    reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
    with pytest.raises(TransitionRefused, match="写明"):
        move_sheet(sheet.pk, CycleDuty.RETURN_SHEET, actor=reviewer)
    assert move_sheet(sheet.pk, CycleDuty.ACCEPT_SHEET, actor=reviewer).standing == "accepted"
    assert list(breaks(line_of(one) for one in entries())) == []
    told = TrailEntryRecord.objects.filter(subject=f"plan:{sheet.plan_id}", action="fill_sheet")
    assert told.count() == 2


def test_the_page_shows_lamps_with_reason_and_takes_what_is_typed(region: Region) -> None:
    sheet = sheet_in_july(region, approved(region))
    clerk = client(region, Role.UNIT_CLERK)
    sent = {"revision": "0", "spent": "60", "then": "submit_sheet"}
    sent |= {f"actual-{number}": text for number, text in GOOD_ACTUALS.items()}
    assert clerk.post(f"/rounds/sheets/{sheet.pk}/save/", sent).status_code == 302
    page = clerk.get(f"/rounds/sheets/{sheet.pk}/").content.decode()
    assert "执行数60÷预算数172＝34.88%，7月底应达40.75%" in page
    assert "provincial-monitoring#money" in page
    assert "lamp-green" in page
    sheet.refresh_from_db()
    assert (sheet.standing, sheet.red, sheet.lacking) == ("department", 0, 0)
    answer = clerk.post(
        f"/rounds/sheets/{sheet.pk}/save/", sent | {"revision": "1", "spent": "六十"}
    )
    assert answer.status_code == 403
    for kind in ("docx", "pdf", "xlsx"):
        content = clerk.get(f"/rounds/sheets/{sheet.pk}/print/{kind}/").content
        (read,) = read_content(f"sheet.{kind}", content)[0].projects
        assert read.indicators[2].actual == "600盏", kind
        assert read.execution.spent == 60, kind


def test_a_sum_that_is_none_is_refused(region: Region) -> None:
    sheet = sheet_in_july(region, approved(region))
    clerk = client(region, Role.UNIT_CLERK)
    for spent in ("若干", "-3", "1.2.3"):
        answer = clerk.post(f"/rounds/sheets/{sheet.pk}/save/", {"revision": "0", "spent": spent})
        assert answer.status_code == 400, spent
        assert "不是金额" in answer.content.decode()


@pytest.mark.parametrize("spent", ["9" * 15, "9" * 199, "0.0000001"])
def test_a_sum_nobody_can_have_spent_is_refused(region: Region, spent: str) -> None:
    sheet = sheet_in_july(region, approved(region))
    clerk = client(region, Role.UNIT_CLERK)
    answer = clerk.post(f"/rounds/sheets/{sheet.pk}/save/", {"revision": "0", "spent": spent})
    assert answer.status_code == 400
    assert "过大，或不足一分" in answer.content.decode()


@pytest.mark.parametrize(
    "actual", ["9" * 199, f"{'9' * 199}盏", "0." + "1" * 198, "NaN", "1e999盏"]
)
def test_an_actual_without_end_is_kept_and_not_judged(region: Region, actual: str) -> None:
    sheet = sheet_in_july(region, approved(region))
    clerk = client(region, Role.UNIT_CLERK)
    sent = {"revision": "0", "spent": "60", "actual-3": actual}
    assert clerk.post(f"/rounds/sheets/{sheet.pk}/save/", sent).status_code == 302
    assert actual in clerk.get(f"/rounds/sheets/{sheet.pk}/").content.decode()


def notice_on(region: Region, role: Role = Role.PERFORMANCE_DESK) -> RectificationRecord:
    sheet = filled(region, sheet_in_july(region, approved(region)), spent="10")
    sent = {"row": "0", "demand": "八月底前办理支付", "due": "2026-08-31"}
    answer = client(region, role).post(f"/rounds/sheets/{sheet.pk}/notices/", sent)
    assert answer.status_code == 302
    return RectificationRecord.objects.get()


def test_a_red_lamp_is_put_right_step_by_step(region: Region) -> None:
    notice = notice_on(region)
    told = NoticeRecord.objects.filter(kind="rectify").values_list("person__username", flat=True)
    assert sorted(told) == ["unit_clerk.lamps", "unit_head.lamps"]
    clerk, desk = client(region, Role.UNIT_CLERK), client(region, Role.PERFORMANCE_DESK)
    path = f"/rounds/notices/{notice.pk}/"
    assert desk.post(f"{path}close_notice/").status_code == 403
    assert clerk.post(f"{path}reply_notice/", {"text": " "}).status_code == 403
    file = SimpleUploadedFile("支付凭证.pdf", PDF)
    assert (
        clerk.post(f"{path}reply_notice/", {"text": "已付80万元", "files": file}).status_code == 302
    )
    (kept,) = ReplyFileRecord.objects.all()
    assert desk.get(f"/rounds/files/{kept.pk}/").content == PDF
    assert client(region, Role.ADMINISTRATOR).get(f"/rounds/files/{kept.pk}/").status_code == 404
    assert desk.post(f"{path}send_notice_back/", {"text": "请附银行回单"}).status_code == 302
    assert clerk.post(f"{path}reply_notice/", {"text": "补附回单"}).status_code == 302
    assert desk.post(f"{path}close_notice/").status_code == 302
    notice.refresh_from_db()
    assert notice.standing == "closed"
    page = clerk.get(path).content.decode()
    for text in ("已付80万元", "请附银行回单", "补附回单", "支付凭证.pdf", "整改销号"):
        assert text in page
    assert list(breaks(line_of(one) for one in entries())) == []


@pytest.mark.parametrize(
    ("giver", "other", "named"),
    [
        (Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER, "财政绩效股"),
        (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, "部门审核人"),
    ],
)
def test_who_gave_notice_lifts_it(region: Region, giver: Role, other: Role, named: str) -> None:
    path = f"/rounds/notices/{notice_on(region, giver).pk}/"
    clerk = client(region, Role.UNIT_CLERK)
    assert clerk.post(f"{path}reply_notice/", {"text": "已付80万元"}).status_code == 302
    for duty in ("close_notice", "send_notice_back"):
        refused = client(region, other).post(f"{path}{duty}/", {"text": "请附银行回单"})
        assert refused.status_code == 403
        assert f"是{named}下达的" in refused.content.decode()
        assert f"{path}{duty}/" not in client(region, other).get(path).content.decode()
        assert f"{path}{duty}/" in client(region, giver).get(path).content.decode()
    assert client(region, giver).post(f"{path}close_notice/").status_code == 302
    assert RectificationRecord.objects.get().standing == "closed"


def test_only_a_red_lamp_brings_a_notice_and_only_one(region: Region) -> None:
    notice = notice_on(region, Role.DEPARTMENT_REVIEWER)
    desk = client(region, Role.PERFORMANCE_DESK)
    path = f"/rounds/sheets/{notice.sheet_id}/notices/"
    good = {"row": "0", "demand": "办理支付", "due": "2026-08-31"}
    for sent in ({**good, "row": "3"}, good, {**good, "due": "明天"}, {**good, "demand": " "}):
        assert desk.post(path, sent).status_code == 400
    assert RectificationRecord.objects.count() == 1


@pytest.mark.parametrize("duty", [CycleDuty.ACCEPT_SHEET, CycleDuty.RETURN_SHEET])
def test_who_moves_a_sheet(region: Region, duty: CycleDuty) -> None:
    sheet = filled(region, sheet_in_july(region, approved(region)))
    move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=region.actor(Role.UNIT_CLERK))
    path = f"/rounds/sheets/{sheet.pk}/{duty}/"
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            may = role in roles_with(duty) and place == HOME[role]
            done = browser_of(region.people[role, place]).post(path, {"text": "再核"})
            assert done.status_code == (302 if may else 403), (role, place)
            if may:
                SheetRecord.objects.filter(pk=sheet.pk).update(standing="department")


def test_lists_show_what_is_within_reach(region: Region) -> None:
    notice = notice_on(region)
    made = notice.sheet.round_id
    for role in READERS:
        near, far = client(region, role), browser_of(region.people[role, ELSEWHERE[role]])
        assert "城区路灯" in near.get(f"/rounds/{made}/?lamp=red").content.decode(), role
        assert "城区路灯" not in far.get(f"/rounds/{made}/").content.decode(), role
        assert far.get(f"/rounds/sheets/{notice.sheet_id}/").status_code == 404
        assert "城区路灯" in near.get("/rounds/notices/?all=1").content.decode()
        assert "城区路灯" not in far.get("/rounds/notices/").content.decode()
        assert near.get("/rounds/").status_code == 200
    sheets = SheetRecord.objects.all()
    ((one,),) = by_round(sheets, sheets.values_list("round", flat=True)).values()
    assert (one.name, one.sheets, one.drafts) == ("县住房和城乡建设局", 1, 1)
    assert (one.red, one.notices) == (notice.sheet.red, 1)
    assert "监控表" in client(region, Role.UNIT_CLERK).get("/rounds/").content.decode()
