"""Disclosing: who may, what holds it back, and that the files equal what was approved."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jixiao.flow import read_content
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import catalogue
from jixiao.web.disclosure.actions.disclose_version import NotDisclosed, disclose_version
from jixiao.web.disclosure.actions.disclose_versions import disclose_versions
from jixiao.web.disclosure.actions.withhold_plan import withhold_plan
from jixiao.web.disclosure.cells import harmless, original
from jixiao.web.disclosure.comparing import compare, measures
from jixiao.web.disclosure.gate import PersonalNumbersFound, personal_places
from jixiao.web.disclosure.models import DisclosureRecord, IndicatorRecord, Measured
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.mapping import exchange_of
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.web.reviews.actions.overrule_finding import overrule_finding
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.region import ELSEWHERE, GOOD, HOME, Region

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = "镇财绩批〔2026〕3号"
WITH_PHONE = GOOD.replace("2025年市政服务入户调查结果", "入户调查，联系人13800138000")
FORMULAS = GOOD.replace("路灯不亮投诉件数下降率", "@SUM(A1:A9)投诉件数下降率").replace(
    "  - 成本指标 / 经济成本指标 / 旧灯杆加固费", "  - 成本指标 / 经济成本指标 / =HYPERLINK加固费"
)


def approved(region: Region, text: str = GOOD, **told: object) -> VersionRecord:
    """Return the version that real actions made of a plan; findings are overruled on the way."""
    plan = region.plan(text, **told)
    desk = region.actor(Role.DEPARTMENT_REVIEWER)
    for finding in plan.findings.filter(severity="blocking"):
        overrule_finding(finding.pk, actor=desk, reason="与本次公开的试验有关")
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    return _to_the_end(region, plan)


def _to_the_end(region: Region, plan: PlanRecord) -> VersionRecord:
    forward_plan(plan.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER))
    forward_plan(plan.pk, actor=region.actor(Role.PROGRAMME_DESK))
    return approve_plan(plan.pk, actor=region.actor(Role.PERFORMANCE_DESK), document_number=NUMBER)


def test_the_public_files_equal_the_approved_plan(region: Region, tmp_path: Path) -> None:
    version = approved(region)
    done = disclose_version(version.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    public = Client()
    page = public.get(f"/public/plans/{version.plan_id}/")
    assert page.status_code == 200
    assert "更换节能灯具数量" in page.content.decode()
    base = f"/public/plans/{version.plan_id}/v1"
    told = public.get(f"{base}.json").content
    assert hashlib.sha256(told).hexdigest() == done.sha256
    approved_document = document_of_version(version)
    assert read_content("public.json", told) == [approved_document]
    printed = read_content("public.docx", public.get(f"{base}.docx").content)
    rows = [(row.name, row.target.text) for row in printed[0].projects[0].indicators]
    assert rows == [(row.name, row.target.text) for row in approved_document.projects[0].indicators]
    sums = public.get(f"{base}.sha256").content.decode().splitlines()
    assert len(sums) == 6
    shutil.rmtree(tmp_path / "published")
    for line in sums:
        sha256, name = line.split("  ")
        kind = name.partition("_v1.")[2]
        assert hashlib.sha256(public.get(f"{base}.{kind}").content).hexdigest() == sha256, kind


def test_the_table_has_a_row_an_indicator_and_nothing_that_runs(region: Region) -> None:
    version = approved(region, FORMULAS)
    disclose_version(version.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    public, base = Client(), f"/public/plans/{version.plan_id}/v1"
    text = public.get(f"{base}.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    schema = json.loads(public.get(f"{base}.schema.json").content)
    assert list(rows[0]) == [one["name"] for one in schema["fields"]]
    declared = document_of_version(version).projects[0].indicators
    assert [original(row["indicator"]) for row in rows] == [one.name for one in declared]
    assert [original(row["target"]) for row in rows] == [one.target.text for one in declared]
    assert rows[2]["target"].startswith("'=860")
    assert (rows[2]["comparison"], rows[2]["value"]) == ("equal", "860")
    assert {row["indicator"][0] for row in rows}.isdisjoint("=+-@")


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = harmless(text)
    assert cell == text or original(cell) == text
    assert not cell.startswith(("=", "@", "\t", "\r"))
    if cell[:1] in ("+", "-"):
        float(cell)


def test_numbers_of_persons_are_held_back_with_their_place(region: Region) -> None:
    version, good = approved(region, WITH_PHONE), approved(region, name="乙")
    desk = region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(PersonalNumbersFound, match="第9行“指标值确定依据”中的手机号 138") as caught:
        disclose_version(version.pk, actor=desk)
    assert "13800138000" not in str(caught.value)
    done = disclose_versions([version.pk, good.pk, good.pk + 99], actor=desk)
    assert [one.version_id for one in done.disclosures] == [good.pk]
    assert [one.version_id for one in done.fallen_out] == [version.pk, good.pk + 99]
    assert Client().get(f"/public/plans/{version.plan_id}/").status_code == 404


def test_the_gate_sees_what_the_review_sees_and_every_other_text() -> None:
    rule = next(one for one in catalogue() if one.card.fault == "DIRTY_DATA_CONTAINS_PII")
    for text, held in ((rule.card.bad, True), (rule.card.good, False), (rule.neighbour, False)):
        assert bool(personal_places(exchange_of(read_plan_text(text)))) is held
    clean = exchange_of(read_plan_text(GOOD))
    assert personal_places(clean) == ()
    row = clean["projects"][0]["indicators"][4]
    for field in set(row) - {"quantity", "weight", "spans", "span"}:
        told = json.loads(json.dumps(clean))
        told["projects"][0]["indicators"][4][field] = "联系13800138000办理"
        assert [one.row for one in personal_places(told)] == [5], field
    told = {**clean, "department": {"overall": "联系13800138000办理"}}
    assert [one.told.render() for one in personal_places(told)] == [
        "“主管部门”中的手机号 138******00"
    ]
    large = json.loads(json.dumps(clean))
    large["projects"][0]["budget"]["total"] = "13800138000"
    assert personal_places(large) == ()


def test_secret_projects_are_refused_and_vanish(region: Region) -> None:
    version, later = approved(region, secret=True), approved(region, name="乙")
    desk = region.actor(Role.PERFORMANCE_DESK)
    for refused in (disclose_version, _withhold):
        with pytest.raises(TransitionRefused, match="涉密"):
            refused(version.pk if refused is disclose_version else version.plan_id, actor=desk)
    disclose_version(later.pk, actor=desk)
    public = Client()
    assert public.get("/public/530825/2026/").status_code == 200
    PlanRecord.objects.filter(pk=later.plan_id).update(secret=True)
    for address in (
        f"plans/{later.plan_id}/", f"plans/{later.plan_id}/v1.json", "530825/2026/",
        "530825/2026/341/", "530825/2026/package.zip",
    ):  # fmt: skip
        assert public.get(f"/public/{address}").status_code == 404, address
    assert compare(2026, Measured.SATISFACTION, None).rows == ()
    assert "城区路灯" not in public.get("/public/compare/").content.decode()


def _withhold(plan_id: int, *, actor: object) -> object:
    return withhold_plan(plan_id, actor=actor, reason="理由")


def test_only_department_and_performance_desk_disclose(region: Region) -> None:
    version = approved(region)
    granted = {Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK}
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            if role in granted and place == HOME[role]:
                continue
            with pytest.raises(TransitionRefused):
                disclose_version(version.pk, actor=region.actor(role, place))
            with pytest.raises(TransitionRefused):
                withhold_plan(version.plan_id, actor=region.actor(role, place), reason="理由")
    assert not DisclosureRecord.objects.exists()
    disclose_version(version.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER))


def test_all_of_a_document_number_are_disclosed_at_once(region: Region) -> None:
    held = approved(region, WITH_PHONE, name="丙")
    good = [approved(region, name=name) for name in ("甲", "乙")]
    client = Client()
    person = region.people[Role.PERFORMANCE_DESK, "bureau"]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get("/disclosure/", {"number": NUMBER}).content.decode()
    assert "公开这一文号下全部3项" in listed
    page = client.post("/disclosure/disclose/", {"all_of": NUMBER}, follow=True).content.decode()
    assert "已公开2项" in page
    assert "138******00" in page
    public = {one.plan_id for one in DisclosureRecord.objects.all()}
    assert public == {one.plan_id for one in good}
    assert held.plan_id not in public
    other = region.people[Role.PERFORMANCE_DESK, "other_bureau"]
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert "待公开 0项" in client.get("/disclosure/").content.decode()
    told = {"version": held.pk, "next": "https://elsewhere.example/"}
    assert client.post("/disclosure/disclose/", told)["Location"] == "/disclosure/"
    refused = client.post(f"/disclosure/{held.plan_id}/withhold/", {"reason": "理由"})
    assert refused.status_code == 403


def test_a_newer_version_supersedes_and_withdrawal_closes_all(region: Region) -> None:
    first = approved(region)
    desk, plan = region.actor(Role.PERFORMANCE_DESK), first.plan
    disclose_version(first.pk, actor=desk)
    with pytest.raises(NotDisclosed, match="已经公开"):
        disclose_version(first.pk, actor=desk)
    adjust_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK), reason="调减")
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    second = _to_the_end(region, plan)
    with pytest.raises(NotDisclosed, match="第2版"):
        disclose_version(first.pk, actor=desk)
    disclose_version(second.pk, actor=desk)
    public, base = Client(), f"/public/plans/{plan.pk}"
    page = public.get(f"{base}/").content.decode()
    assert page.count("已被取代") == 1
    assert public.get(f"{base}/v1.json").status_code == 200
    with pytest.raises(NotDisclosed, match="理由"):
        withhold_plan(plan.pk, actor=desk, reason=" ")
    with pytest.raises(PersonalNumbersFound):
        withhold_plan(plan.pk, actor=desk, reason="误写手机号13800138000")
    gone = withhold_plan(plan.pk, actor=desk, reason="误写他人信息")
    assert [public.get(f"{base}/v{one}.json").status_code for one in (1, 2)] == [410, 410]
    assert "误写他人信息" in public.get("/public/530825/2026/341/").content.decode()
    assert "更换节能灯具" not in public.get(f"{base}/").content.decode()
    assert not IndicatorRecord.objects.exists()
    disclose_version(second.pk, actor=desk)
    assert [public.get(f"{base}/v{one}.json").status_code for one in (1, 2)] == [404, 200]
    told = [one.action for one in entries() if one.action in ("disclose", "withhold")]
    assert told == ["disclose", "disclose", "withhold", "disclose"]
    assert list(breaks(line_of(one) for one in entries())) == []
    with pytest.raises(TypeError, match="never changes"):
        gone.save()
    with pytest.raises(TypeError, match="never changes"):
        gone.delete()


def test_a_version_altered_in_the_database_is_not_published(region: Region) -> None:
    version = approved(region)
    content = json.loads(json.dumps(version.content).replace("860", "999"))
    VersionRecord.objects.filter(pk=version.pk).update(content=content)
    with pytest.raises(NotDisclosed, match="校验值不符"):
        disclose_version(version.pk, actor=region.actor(Role.PERFORMANCE_DESK))


def test_the_package_holds_all_and_is_the_same_each_time(region: Region) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    versions = [approved(region, name=name) for name in ("甲", "乙")]
    for one in versions:
        disclose_version(one.pk, actor=desk)
    withheld = approved(region, name="丙")
    withhold_plan(withheld.plan_id, actor=desk, reason="=1+1涉及未决诉讼")
    public = Client()
    first, again = (
        b"".join(public.get("/public/530825/2026/package.zip").streaming_content) for _ in range(2)
    )
    assert first == again
    etag = public.get("/public/530825/2026/package.zip")["ETag"]
    kept = public.get("/public/530825/2026/package.zip", headers={"If-None-Match": etag})
    assert (kept.status_code, kept.get("ETag")) == (304, etag)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    for line in files["SHA256SUMS"].decode().splitlines():
        sha256, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == sha256
    read = read_content("plans.jsonl", files["plans.jsonl"])
    assert read == [document_of_version(one) for one in versions]
    told = json.loads(files["datapackage.json"])
    assert (told["count_published"], told["count_withheld"]) == (2, 1)
    for resource in told["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    rows = list(csv.DictReader(io.StringIO(files["indicators.csv"].decode())))
    assert len(rows) == sum(len(one.projects[0].indicators) for one in read)
    assert "'=1+1涉及未决诉讼" in files["withheld.csv"].decode()


def test_like_indicators_are_compared_across_counties(region: Region) -> None:
    cache.clear()
    desk = region.actor(Role.PERFORMANCE_DESK)
    for number, floor in enumerate(("≥85%", "≥88%", "≥95%")):
        text = GOOD.replace("≥88%", floor)
        disclose_version(approved(region, text, name=f"项目{number}").pk, actor=desk)
    found = compare(2026, Measured.SATISFACTION, None)
    assert [(one.county, one.count, one.least, one.middle, one.most) for one in found.spreads] == [
        ("镇沅县", 3, 85, 88, 95)
    ]
    assert found.unit == "%"
    known = measures(2026, Measured.SATISFACTION)
    assert [(one.dimension, one.divisions, one.rows) for one in known] == [("1", 1, 3)]
    page = Client().get("/public/compare/?year=2026&kind=satisfaction").content.decode()
    assert "≥95%" in page
    for odd in ("?year=²", "?kind=x&measure=%00", "?year=9999&words='%22<script>", "?year=-1"):
        answer = Client().get(f"/public/compare/{odd}")
        assert answer.status_code == 200, odd
        assert b"<script>'" not in answer.content


def test_public_pages_keep_no_cookies_and_speak_two_languages(region: Region) -> None:
    version = approved(region)
    disclose_version(version.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    for address in (
        "", "530825/2026/", "530825/2026/?words=路灯", "530825/2026/341/", "compare/",
        f"plans/{version.plan_id}/", f"plans/{version.plan_id}/v1.pdf",
    ):  # fmt: skip
        client = Client()
        answer = client.get(f"/public/{address}")
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address
        assert "max-age=300" in answer["Cache-Control"]
        again = client.get(f"/public/{address}", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
        english = client.get(f"/public/en/{address}")
        assert (answer["Content-Language"], english["Content-Language"]) == ("zh-hans", "en")
    assert Client().post("/public/").status_code == 405
    page = Client().get(f"/public/en/plans/{version.plan_id}/").content.decode()
    assert f'href="/public/plans/{version.plan_id}/"' in page
    assert 'href="/public/en/530825/2026/"' in page
    names = {person.name for person in region.people.values()}
    assert not any(name in page for name in names)
    for wrong in ("v1.exe", "v2.json"):
        assert Client().get(f"/public/plans/{version.plan_id}/{wrong}").status_code == 404
