"""What a panel came to is made public: by whom, when, and without who scored what."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from django.test import Client

from jixiao.web.disclosure.actions.disclose_version import disclose_version
from jixiao.web.disclosure.actions.withhold_plan import withhold_plan
from jixiao.web.disclosure.gate import PersonalNumbersFound
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.decide_conclusion import decide_conclusion
from jixiao.web.evaluations.actions.disclose_panel import disclose_panel
from jixiao.web.evaluations.actions.set_threshold import set_threshold
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.models import PanelKind, PublicPanelRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.after_approval import approved
from web.packaged import packed
from web.panel_of_experts import TEXTS, acting, called, closed, experts_of, scored
from web.region import ELSEWHERE, HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord
    from web.region import Region

pytestmark = pytest.mark.django_db
PROBLEM = "部分灯具更换滞后，专家2在现场看到。"


def evaluated(region: Region, texts: dict[str, str] | None = None) -> PanelRecord:
    """Return a panel that came to a result on a plan whose target is public."""
    plan, people = approved(region), experts_of(region)
    disclose_version(plan.versions.get().pk, actor=region.actor(Role.PERFORMANCE_DESK))
    panel = called(region, plan)
    for place, person in enumerate(people):
        scored(panel, person, "0.9" if place else "0.8", basis="2.4")
    write_findings(panel.pk, actor=acting(people[0]), texts=texts or TEXTS, notes={})
    close_panel(panel.pk, actor=acting(people[0]))
    panel.refresh_from_db()
    return panel


def files_of(panel: PanelRecord, public: str = "/public/") -> dict[str, bytes]:
    path = f"{public}plans/{panel.plan_id}/evaluation{panel.pk}"
    found = {}
    for kind in ("docx", "pdf", "html", "json"):
        answer = Client().get(f"{path}.{kind}")
        assert answer.status_code == 200, kind
        found[kind] = answer.content
    return found


def test_the_public_reads_the_evaluation_beside_the_target(region: Region) -> None:
    panel, desk = evaluated(region), region.actor(Role.PERFORMANCE_DESK)
    path = f"/public/plans/{panel.plan_id}/"
    assert "绩效评价" not in Client().get(path).content.decode()
    office = browser_of(desk.person)
    assert "待公开的评价结果" in office.get("/disclosure/").content.decode()
    assert office.post(f"/evaluations/{panel.pk}/disclose/").status_code == 302
    page = Client().get(path).content.decode()
    for text in ("绩效评价", "86.48分", "3名专家独立评分", "立项程序规范性有不足",
                 "部分灯具更换滞后。", "提前采购，按月调度。"):  # fmt: skip
        assert text in page, text
    assert "待公开的评价结果" not in office.get("/disclosure/").content.decode()
    assert TrailEntryRecord.objects.filter(action="disclose_panel").count() == 1
    with pytest.raises(PanelChangeRefused, match="已经公开"):
        disclose_panel(panel.pk, actor=desk)
    english = Client().get(f"/public/en/plans/{panel.plan_id}/").content.decode()
    for text in ("Grounds of the project", "<td>Decision</td>", "3 experts, each scoring alone"):
        assert text in english, text
    (given,) = Client().get(f"/api/public/plans/{panel.plan_id}/evaluations").json()
    assert given["content"]["total"] == "86.48"
    assert packed(Client(), "evaluations.jsonl") == [given["content"]]
    withhold_plan(panel.plan_id, actor=desk, reason="涉及商业秘密")
    assert packed(Client(), "evaluations.jsonl") == []
    assert "86.48分" not in Client().get(path).content.decode()
    assert Client().get(f"{path}evaluation{panel.pk}.pdf").status_code == 404


def test_no_file_tells_who_the_experts_were_or_what_each_gave(region: Region) -> None:
    panel, people = evaluated(region), experts_of(region)
    made = disclose_panel(panel.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    told = json.dumps(made.content, ensure_ascii=False)
    names = [one.name for one in people] + [one.username for one in people]
    assert not [name for name in names if name in told]
    for given in ('"given"', '"sheets"', '"nonce"', 'sha256": "' + panel.seats.first().nonce):
        assert given not in told
    for public in ("/public/", "/public/en/"):
        found = files_of(panel, public)
        assert json.loads(found["json"]) == made.content
        assert found == files_of(panel, public), "the same bytes each time"
        pages = pypdfium2.PdfDocument(io.BytesIO(found["pdf"]))
        text = "".join(page.get_textpage().get_text_range() for page in pages)
        for shown in (text, found["html"].decode()):
            assert "86.48" in shown
            assert not [name for name in names if name in shown]
            assert "签名" not in shown
            assert "89.7" not in re.sub(r"\s", "", shown), "the total of one expert"


def test_the_units_report_tells_what_all_came_to_together(region: Region) -> None:
    panel = evaluated(region)
    inside = [*experts_of(region), region.people[Role.PERFORMANCE_DESK, "bureau"]]
    unit = [region.people[role, HOME[role]] for role in (Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)]
    for person in (*inside, *unit):
        answer = browser_of(person).get(f"/evaluations/{panel.pk}/report/html/")
        report = answer.content.decode()
        assert ("专家评分表" in report) is (person in inside), person
        assert "86.48" in report


def test_an_experts_name_in_a_text_is_found_and_covered(region: Region) -> None:
    panel = evaluated(region, TEXTS | {"problems": PROBLEM})
    desk = region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(PanelChangeRefused, match="存在的问题及原因"):
        disclose_panel(panel.pk, actor=desk)
    assert not PublicPanelRecord.objects.exists()
    made = disclose_panel(panel.pk, actor=desk, redact=True)
    assert made.content["texts"]["problems"] == "部分灯具更换滞后，〔专家〕在现场看到。"
    panel.refresh_from_db()
    assert panel.findings["texts"]["problems"] == PROBLEM, "what the chair wrote stays"


def test_what_is_not_disclosed(region: Region) -> None:
    plan, people = approved(region), experts_of(region)
    panel, desk = called(region, plan), region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(TransitionRefused, match="时不能"):
        disclose_panel(panel.pk, actor=desk)
    for person in people:
        scored(panel, person, "0.9")
    number = TEXTS | {"other": "联系人13912345678"}
    write_findings(panel.pk, actor=acting(people[0]), texts=number, notes={})
    close_panel(panel.pk, actor=acting(people[0]))
    with pytest.raises(PanelChangeRefused, match="先公开目标"):
        disclose_panel(panel.pk, actor=desk)
    disclose_version(plan.versions.get().pk, actor=desk)
    with pytest.raises(PersonalNumbersFound, match="139"):
        disclose_panel(panel.pk, actor=desk)
    PlanRecord.objects.filter(pk=plan.pk).update(secret=True)
    with pytest.raises(PanelChangeRefused, match="涉密"):
        disclose_panel(panel.pk, actor=desk)
    assert not PublicPanelRecord.objects.exists()


def test_an_assessment_is_public_where_a_local_document_says_so(region: Region) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    told = {"from_year": 2026, "amount": "100", "basis": "镇政发〔2025〕3号"}
    set_threshold("530825", actor=desk, **told)
    plan = region.plan()
    panel = called(region, plan, PanelKind.EX_ANTE)
    closed(panel, experts_of(region))
    with pytest.raises(PanelChangeRefused, match="先公开目标"):
        disclose_panel(panel.pk, actor=desk)
    decide_conclusion(panel.pk, actor=desk, outcome="support", reason="同意专家组意见")
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    for role in (Role.DEPARTMENT_REVIEWER, Role.PROGRAMME_DESK):
        forward_plan(plan.pk, actor=region.actor(role))
    approve_plan(plan.pk, actor=desk, document_number="1号")
    disclose_version(plan.versions.get().pk, actor=desk)
    with pytest.raises(PanelChangeRefused, match="本地没有规定公开"):
        disclose_panel(panel.pk, actor=desk)
    client = browser_of(desk.person)
    sent = {"division": "530825", "disclosed": "1", **told}
    assert client.post("/evaluations/thresholds/", sent).status_code == 302
    disclose_panel(panel.pk, actor=desk)
    page = Client().get(f"/public/plans/{plan.pk}/").content.decode()
    for text in ("事前绩效评估", "审定结论", "建议支持", "同意专家组意见"):
        assert text in page, text
    assert len(files_of(panel)) == 4


def test_only_the_organiser_discloses(region: Region) -> None:
    panel = evaluated(region)
    for (role, place), person in region.people.items():
        if (role, place) == (Role.PERFORMANCE_DESK, HOME[Role.PERFORMANCE_DESK]):
            continue
        answer = browser_of(person).post(f"/evaluations/{panel.pk}/disclose/")
        assert answer.status_code == 403, (role, place)
        assert "公开所选" not in answer.content.decode()
    assert (Role.PERFORMANCE_DESK, ELSEWHERE[Role.PERFORMANCE_DESK]) in region.people
    assert not PublicPanelRecord.objects.exists()
