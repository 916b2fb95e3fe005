"""Panels of experts on the platform: blind sheets, agreement, result, report, refusals."""

from __future__ import annotations

import io
import json
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.evaluation.panel import PanelRefused
from jixiao.flow import read_content
from jixiao.web.evaluations.actions.attach_proof import attach_proof, remove_proof
from jixiao.web.evaluations.actions.call_expert import appoint_expert, dismiss_expert, name_chair
from jixiao.web.evaluations.actions.cancel_panel import cancel_panel
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.open_panel import Call, open_panel
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.models import PanelKind, PanelRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.evidence.actions.attach_files import attach_files
from jixiao.web.notices.models import NoticeRecord
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.panel_duty import PanelDuty, roles_with
from jixiao.workflow.role import READERS, Role
from web.after_approval import approved
from web.panel_of_experts import (
    TEXTS,
    acting,
    call_of,
    called,
    closed,
    experts_of,
    scored,
    typed,
)
from web.region import ELSEWHERE, HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from jixiao.web.organisations.models import PersonRecord
    from web.region import Region

pytestmark = pytest.mark.django_db
SECRET = "现场核查不符"  # noqa: S105 - what nobody may read too early


def panel_on(region: Region, count: int = 3) -> PanelRecord:
    return called(region, approved(region), count=count)


def test_nobody_sees_a_sheet_before_all_are_in(region: Region) -> None:
    panel, people = panel_on(region), experts_of(region)
    first, second, third = people
    scored(panel, first, satisfaction="6")
    attached = SimpleUploadedFile("核查记录.txt", "满意度抽查".encode())
    save_scores(panel.pk, actor=acting(second), base=0, typed=typed(panel))
    proof = attach_proof(
        panel.pk,
        actor=acting(second),
        item="satisfaction",
        kind="paper",
        title="核查",
        file=attached,
    )
    desk = region.people[Role.PERFORMANCE_DESK, "bureau"]
    watchers = [second, third, desk, *(region.people[role, HOME[role]] for role in READERS)]
    evaluated = [
        region.people[role, HOME[role]]
        for role in (Role.UNIT_CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)
    ]
    for person in watchers:
        client = browser_of(person)
        page = client.get(f"/evaluations/{panel.pk}/").content.decode()
        assert ("3名专家中1名已提交" in page) is (person not in evaluated), person
        assert ("专家2" in page) is (person not in evaluated), person
        assert SECRET not in page, person
        assert "<b>6.00</b>" not in page
        answer = client.get(f"/trail/plans/{panel.plan_id}/").content.decode()
        _, told, trail = answer.partition("<main")  # above it stands the reader's own name
        assert told, person
        assert SECRET not in answer, person
        assert "专家2" not in trail, person
        if person != second:
            assert client.get(f"/evaluations/proofs/{proof.pk}/").status_code == 404, person
        sheet = client.get(f"/evaluations/{panel.pk}/sheet/")
        assert sheet.status_code == (200 if person in people else 404), person
        assert SECRET not in sheet.content.decode()
        assert client.get(f"/evaluations/{panel.pk}/report/pdf/").status_code == 400
    assert SECRET in browser_of(first).get(f"/evaluations/{panel.pk}/sheet/").content.decode()
    told = json.dumps([one.after for one in TrailEntryRecord.objects.all()], ensure_ascii=False)
    assert SECRET not in told
    hand_in(panel.pk, actor=acting(second))
    scored(panel, third)

    def seen(person: PersonRecord, *, each: bool) -> bool:
        client = browser_of(person)
        given = client.get(f"/evaluations/proofs/{proof.pk}/")
        assert (given.status_code == 200) is each
        assert not each or given.content == "满意度抽查".encode()
        page = client.get(f"/evaluations/{panel.pk}/").content.decode()
        assert ("1号专家" in page) is each, "which expert gave what"
        assert bool(re.search(r'<td class="number">96(\.00)?</td>', page)) is each, "a total"
        return SECRET in page

    for person in watchers:
        inside = person not in evaluated
        assert seen(person, each=inside) is inside, person
    notes = {"satisfaction": "以复核为准"}
    write_findings(panel.pk, actor=acting(first), texts=TEXTS, notes=notes)
    close_panel(panel.pk, actor=acting(first))
    assert all(seen(one, each=False) for one in evaluated), "the unit reads the result together"
    page = browser_of(evaluated[0]).get(f"/evaluations/{panel.pk}/").content.decode()
    assert f"{panel.result.content['total']}</b>" in page
    assert "一致程度（肯德尔W）" in page
    assert "专家2" in page, "who the experts were is no secret then"
    assert all(seen(one, each=True) for one in people)


def test_the_result_is_the_cores_to_the_last_digit(region: Region) -> None:
    panel, people = panel_on(region), experts_of(region)
    scored(panel, people[0])
    scored(panel, people[1], satisfaction="9")
    scored(panel, people[2], satisfaction="6", effect="15")
    chair = browser_of(people[0])
    page = chair.get(f"/evaluations/{panel.pk}/").content.decode()
    for told in ("<b>96.66</b>", "<b>0.5646</b>", "<b>8.33</b>", "40%", "分歧较大"):
        assert told in page, told
    path = f"/evaluations/{panel.pk}/findings/"
    sent = {f"text-{name}": text for name, text in TEXTS.items()} | {"then": "close_panel"}
    missing = chair.post(path, sent | {"text-problems": " "})
    assert "还没有填写“存在的问题及原因”" in missing.content.decode()
    unexplained = chair.post(path, sent)
    assert "“满意度”专家分歧较大" in unexplained.content.decode()
    assert browser_of(people[1]).post(path, sent).status_code == 403, "not the chair"
    assert chair.post(path, sent | {"note-satisfaction": "以复核问卷为准。"}).status_code == 302
    panel.refresh_from_db()
    result = panel.result
    assert (panel.standing, result.total, result.grade) == ("closed", Decimal("96.66"), "优")
    assert result.coefficient == Decimal("0.5646")
    assert result.content["sheets"][2]["scores"]["effect"]["score"] == "15"
    for change in (result.save, result.delete):
        with pytest.raises(TypeError, match="never changes"):
            change()
    with pytest.raises(TransitionRefused, match="时不能"):
        write_findings(panel.pk, actor=acting(people[0]), texts=TEXTS, notes={})
    assert list(breaks(line_of(one) for one in entries())) == []
    assert TrailEntryRecord.objects.get(action="close_panel").after["sha256"] == result.sha256


CHAPTERS = {
    "zh-hans": (
        "一、基本情况", "二、评价工作开展情况", "三、综合评价情况及结论", "四、评价指标分析",
        "（一）决策", "五、主要经验及做法", "六、有关建议", "七、其他需要说明的问题",
        "提前采购，按月调度。", "专家评分表", "财预〔2020〕10号",
        "专家组组长（签名）：", "专家组成员（签名）：", "组织单位（盖章）：",
    ),
    "en": (
        "Background", "Analysis by item", "Suggestions", "Scores of the experts", "Decision",
        "Grounds of the project", "grade “excellent”",
    ),
}  # fmt: skip


def words_of(content: bytes, kind: str) -> str:
    """Return the text of a file without its layout."""
    if kind == "html":
        return content.decode()
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return re.sub(r"<[^>]+>", "", packed.read("word/document.xml").decode())
    pages = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return text.replace("\r\n", "")


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_report_follows_the_outline(region: Region, kind: str, language: str) -> None:
    panel, people = panel_on(region), experts_of(region)
    closed(panel, people)
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(f"/evaluations/{panel.pk}/report/{kind}/")
    assert answer.status_code == 200
    text = re.sub(r"\s", "", words_of(answer.content, kind))
    for words in (*CHAPTERS[language], "90.00", panel.result.sha256):
        assert re.sub(r"\s", "", words) in text, words


def test_sheets_are_refused_as_a_whole(region: Region) -> None:
    panel, people = panel_on(region), experts_of(region)
    actor = acting(people[1])
    with pytest.raises(PanelRefused, match="满意度"):
        save_scores(panel.pk, actor=actor, base=0, typed=typed(panel, satisfaction="10.5"))
    seat = panel.seats.get(person=people[1])
    assert (seat.scores, seat.revision) == ({}, 0)
    save_scores(panel.pk, actor=actor, base=0, typed={"basis": ("2", "")})
    with pytest.raises(PanelChangeRefused, match="已在别处修改"):
        save_scores(panel.pk, actor=actor, base=0, typed={"basis": ("3", "")})
    with pytest.raises(PanelChangeRefused, match="要写明理由"):
        hand_in(panel.pk, actor=actor)
    save_scores(panel.pk, actor=actor, base=1, typed=typed(panel))
    hand_in(panel.pk, actor=actor)
    with pytest.raises(TransitionRefused, match="评分已提交"):
        save_scores(panel.pk, actor=actor, base=2, typed=typed(panel))
    page = browser_of(people[1]).get(f"/evaluations/{panel.pk}/sheet/").content.decode()
    assert 'name="score-' not in page
    posted = browser_of(people[0]).post(
        f"/evaluations/{panel.pk}/sheet/", {"revision": "0", "score-basis": "许多"}
    )
    assert posted.status_code == 400


def test_evidence_is_kept_by_its_hash_and_only_on_the_own_sheet(region: Region) -> None:
    panel, people = panel_on(region), experts_of(region)
    client = browser_of(people[1])
    told = {"item": "quality", "kind": "site", "title": "验收照片"}
    path = f"/evaluations/{panel.pk}/proofs/"
    file = SimpleUploadedFile("验收.txt", b"ok")
    assert client.post(path, told | {"file": file}).status_code == 302
    proof = panel.seats.get(person=people[1]).proofs.get()
    assert (proof.title, proof.size, len(proof.sha256)) == ("验收照片", 2, 64)
    for wrong in ({"item": "nothing"}, {"kind": "x"}, {"file": ""}):
        again = {"file": SimpleUploadedFile("b.txt", b"b")} | wrong
        assert client.post(path, told | again).status_code == 400, wrong
    program = SimpleUploadedFile("a.exe", b"MZ\x90\x00")
    assert client.post(path, told | {"file": program}).status_code == 400
    with pytest.raises(PanelChangeRefused):
        remove_proof(proof.pk, actor=acting(people[0]))
    remove_proof(proof.pk, actor=acting(people[1]))
    assert client.get(f"/evaluations/proofs/{proof.pk}/").status_code == 404


def test_who_can_be_called(region: Region) -> None:
    plan, people = approved(region), experts_of(region)
    desk = region.actor(Role.PERFORMANCE_DESK)
    good = call_of(people)

    def refused(told: str, **change: object) -> None:
        call = Call(**{name: getattr(good, name) for name in Call.__slots__} | change)
        with pytest.raises((PanelChangeRefused, PanelRefused), match=told):
            open_panel(plan.pk, PanelKind.EVALUATION, actor=desk, call=call)

    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    far = region.people[Role.EXPERT, "other_bureau"]
    refused("专家应为3至15名", experts=good.experts[:2])
    refused("指定一名组长", chair=clerk.pk)
    refused("利害关系", experts=[*good.experts, clerk.pk])
    refused("利害关系", experts=[*good.experts, far.pk])
    refused("合计应为100", points={**good.points, "basis": "4"})
    refused("立项依据充分性", points={**good.points, "basis": "三分"})
    refused("等级划分", scale="anything")
    AppointmentRecord.objects.create(
        person=people[1], organisation=region.places["refuse"], role=Role.UNIT_HEAD
    )  # now serves in the department
    refused("利害关系")
    draft = region.plan(unit="library", name="另一项")
    with pytest.raises(PanelChangeRefused, match="还没有批复"):
        open_panel(draft.pk, PanelKind.EVALUATION, actor=desk, call=good)
    assert PanelRecord.objects.count() == 0


def test_the_list_reads_no_contents(region: Region) -> None:
    """What an evaluation, its plan and version hold is read by their own pages alone."""
    panel_on(region)
    region.plan(name="还没有评价的项目", code="P9")
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    with CaptureQueriesContext(connection) as told:
        page = desk.get("/evaluations/")
    assert page.context["page"].object_list
    assert page.context["openable"]
    assert not [one for one in told.captured_queries if '."content"' in one["sql"]]


def test_one_panel_at_a_time_and_none_on_secret_projects(region: Region) -> None:
    panel = panel_on(region)
    desk, call = region.actor(Role.PERFORMANCE_DESK), call_of(experts_of(region))
    with pytest.raises(PanelChangeRefused, match="正在进行"):
        open_panel(panel.plan_id, PanelKind.EVALUATION, actor=desk, call=call)
    with pytest.raises(TransitionRefused, match="写明理由"):
        cancel_panel(panel.pk, actor=desk, reason=" ")
    cancel_panel(panel.pk, actor=desk, reason="专家变动")
    panel.plan.secret = True
    panel.plan.save()
    with pytest.raises(PanelChangeRefused, match="涉密"):
        open_panel(panel.plan_id, PanelKind.EVALUATION, actor=desk, call=call)


def test_experts_come_and_go_until_they_hand_in(region: Region) -> None:
    panel, desk = panel_on(region), region.actor(Role.PERFORMANCE_DESK)
    first, second, third, fourth = experts_of(region, 4)
    seat = appoint_expert(panel.pk, actor=desk, person=fourth.pk)
    with pytest.raises(PanelChangeRefused):
        appoint_expert(panel.pk, actor=desk, person=fourth.pk)
    for person in (first, second, third):
        scored(panel, person)
    panel.refresh_from_db()
    assert panel.standing == "scoring", "the fourth is not in"
    own = panel.seats.get(person=second)
    with pytest.raises(TransitionRefused, match="评分已提交"):
        dismiss_expert(own.pk, actor=desk, reason="因病")
    name_chair(seat.pk, actor=desk)
    with pytest.raises(PanelChangeRefused, match="先指定其他专家为组长"):
        dismiss_expert(seat.pk, actor=desk, reason="因病")
    name_chair(own.pk, actor=desk)
    dismiss_expert(seat.pk, actor=desk, reason="因病不能到场")
    panel.refresh_from_db()
    assert panel.standing == "deliberating"
    assert browser_of(fourth).get(f"/evaluations/{panel.pk}/").status_code == 404
    with pytest.raises(TransitionRefused):
        close_panel(panel.pk, actor=acting(first))


def test_an_expert_sees_nothing_but_the_own_panels(region: Region) -> None:
    panel, people = panel_on(region), experts_of(region, 4)
    outsider, client = browser_of(people[3]), browser_of(people[1])
    assert outsider.get(f"/evaluations/{panel.pk}/").status_code == 404
    assert outsider.get(f"/evaluations/{panel.pk}/plan/pdf/").status_code == 404
    assert "城区路灯" not in outsider.get("/evaluations/").content.decode()
    assert "城区路灯" in client.get("/evaluations/").content.decode()
    assert client.get(f"/plans/{panel.plan_id}/").status_code == 404
    for page in ("/plans/", "/years/", "/rounds/", "/results/", "/surveys/", "/library/"):
        assert "城区路灯" not in client.get(page, follow=True).content.decode(), page
    paper = SimpleUploadedFile("实施方案.txt", "分两期".encode())
    draft = region.plan(name="公厕改造")
    (kept,) = attach_files(draft.pk, [paper], actor=region.actor(Role.UNIT_CLERK))
    assessed = called(region, draft, PanelKind.EX_ANTE)
    path = f"/evaluations/{assessed.pk}/attachments/{kept.pk}/"
    assert "实施方案.txt" in client.get(f"/evaluations/{assessed.pk}/sheet/").content.decode()
    assert client.get(path).content == "分两期".encode()
    assert outsider.get(path).status_code == 404
    other = f"/evaluations/{panel.pk}/attachments/{kept.pk}/"
    assert client.get(other).status_code == 404, "of another plan"
    assert "等您办理的评价" in client.get("/").content.decode()
    assert "等您办理的评价" not in outsider.get("/").content.decode()
    given = client.get(f"/evaluations/{panel.pk}/plan/docx/")
    (document,) = read_content("plan.docx", given.content)
    assert not isinstance(document, Exception)
    assert document.projects[0].name == "城区路灯节能改造"


@pytest.mark.parametrize("duty", [PanelDuty.OPEN_EVALUATION, PanelDuty.OPEN_EX_ANTE])
def test_who_opens_a_panel(region: Region, duty: PanelDuty) -> None:
    kind = {PanelDuty.OPEN_EVALUATION: "evaluation", PanelDuty.OPEN_EX_ANTE: "ex_ante"}[duty]
    plan = approved(region) if kind == "evaluation" else region.plan()
    people = experts_of(region)
    call = call_of(people, PanelKind(kind))
    sent: dict[str, object] = {f"points-{item}": text for item, text in call.points.items()}
    sent |= {"experts": call.experts, "chair": call.chair, "scale": call.scale}
    path = f"/evaluations/plans/{plan.pk}/{kind}/"
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client = browser_of(region.people[role, place])
            may = role in roles_with(duty) and place == HOME[role]
            sees = role in READERS and place == HOME[role]
            expected = 302 if may else 403 if sees else 404
            assert client.get(path).status_code == (200 if may else expected), (role, place)
            assert client.post(path, sent).status_code == expected, (role, place)
            if may:
                made = PanelRecord.objects.get()
                assert made.organiser == role
                NoticeRecord.objects.all().delete()
                made.seats.all()._raw_delete("default")
                PanelRecord.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    ("duty", "path", "standing"),
    [
        (PanelDuty.APPOINT_EXPERT, "/evaluations/{panel}/experts/", "scoring"),
        (PanelDuty.DISMISS_EXPERT, "/evaluations/seats/{seat}/dismiss/", "scoring"),
        (PanelDuty.CANCEL_PANEL, "/evaluations/{panel}/cancel/", "scoring"),
        (PanelDuty.REMIND_EXPERTS, "/evaluations/{panel}/remind/", "scoring"),
        (PanelDuty.READ_AGAIN, "/evaluations/{panel}/again/", "deliberating"),
        (PanelDuty.SCORE_ITEMS, "/evaluations/{panel}/sheet/", "scoring"),
        (PanelDuty.HAND_IN, "/evaluations/{panel}/sheet/", "scoring"),
        (PanelDuty.WRITE_FINDINGS, "/evaluations/{panel}/findings/", "deliberating"),
        (PanelDuty.CLOSE_PANEL, "/evaluations/{panel}/findings/", "deliberating"),
        (PanelDuty.DECIDE_CONCLUSION, "/evaluations/{panel}/conclusion/", "closed"),
    ],
)
def test_nobody_else_acts_on_a_panel(
    region: Region, duty: PanelDuty, path: str, standing: str
) -> None:
    """Every role, near and far, without a seat: what the table refuses, the page refuses."""
    panel, people = panel_on(region), experts_of(region, 5)
    seat = panel.seats.get(person=people[2])
    address = path.format(panel=panel.pk, seat=seat.pk)
    sent = {"reason": "因故", "person": people[4].pk, "revision": "0", "then": duty.value}
    PanelRecord.objects.filter(pk=panel.pk).update(standing=standing)
    everybody = {**region.people, (Role.EXPERT, "bureau"): people[3]}
    for (role, place), person in everybody.items():
        near = role in roles_with(duty) and place == HOME[role] and role is not Role.EXPERT
        opened_by = Role.PERFORMANCE_DESK
        if near and duty in {PanelDuty.APPOINT_EXPERT, PanelDuty.DISMISS_EXPERT,
                             PanelDuty.REMIND_EXPERTS, PanelDuty.CANCEL_PANEL}:  # fmt: skip
            near = role is opened_by
        if near:
            continue
        answer = browser_of(person).post(address, sent)
        assert answer.status_code == 403, (role, place, answer.content.decode()[-600:])
    panel.refresh_from_db()
    assert panel.standing == standing
    assert panel.seats.filter(dismissed=None).count() == 3
