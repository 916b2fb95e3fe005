"""The HTTP API: every role × stage × action as declared, tokens, conflicts, and odd requests."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from jixiao.notation.exchange import read_plans
from jixiao.web.api.chinese_words import IN_CHINESE
from jixiao.web.api.models import TokenRecord
from jixiao.web.api.scopes import Scope
from jixiao.web.api.service import api
from jixiao.web.library.indexing import forget
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord, VersionRecord
from jixiao.web.plans.printing import document_now
from jixiao.web.reviews.models import FindingRecord
from jixiao.workflow.action import Action
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.role import Role
from web.calling import Program
from web.region import BLOCKED, ELSEWHERE, HOME, Region
from web.test_moves import ROUTE, STAGES, brought_to

if TYPE_CHECKING:
    from jixiao.workflow.stage import Stage

CHANGE = {"kind": "field", "name": "period", "text": "1年"}
MOVES = {
    Action.SUBMIT: None, Action.RECALL: None, Action.FORWARD: None,
    Action.RETURN: {"reasons": [{"text": "没有写明完成时限"}]},
    Action.APPROVE: {"document_number": "镇财绩批〔2026〕1号"},
    Action.ADJUST: {"text": "预算调减"},
}  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_the_api_grants_and_refuses_what_the_table_says(region: Region, stage: Stage) -> None:
    plan = brought_to(region, stage)
    finding = FindingRecord.objects.create(
        plan=plan, fingerprint="x", rule="N001", fault="f", severity="query", message_zh="m",
        message_en="m", fix_zh="f", fix_en="f", source="s",
    )  # fmt: skip
    state = PlanRecord.objects.filter(pk=plan.pk).values().get()
    home, stands = f"/plans/{plan.pk}", FindingRecord.objects.filter(pk=finding.pk).values().get()
    calls = {
        Action.EDIT: (f"{home}/changes", {"base": plan.revision, "changes": [CHANGE]}),
        Action.ANSWER: (f"/findings/{finding.pk}/answer", {"text": "已核对"}),
        Action.OVERRULE: (f"/findings/{finding.pk}/overrule", {"text": "情况特殊"}),
        **{action: (f"{home}/{action.value}", told) for action, told in MOVES.items()},
    }
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            program, near = Program(region.people[role, place]), place == HOME[role]
            sees = near and role in roles_for(ROUTE, stage, Action.VIEW)
            for path in (home, f"{home}/exchange", f"{home}/findings", f"{home}/versions",
                         f"{home}/documents/json"):  # fmt: skip
                assert program.get(path).status_code == (200 if sees else 404), (role, path)
            listed = program.get("/plans").json()["plans"]
            assert [one["id"] for one in listed] == ([plan.pk] if sees else []), (role, place)
            for action, (path, told) in calls.items():
                answer = program.post(path, told)
                granted = near and role in roles_for(ROUTE, stage, action)
                assert answer.status_code == (200 if granted else 403), (role, place, action)
                assert granted or set(answer.json()) == {"refused"}
                if granted:
                    forget(plan.pk)
                    later = VersionRecord.objects.filter(number__gt=state["version"], plan=plan)
                    later._raw_delete("default")
                    plan.edits.all().delete()
                    PlanRecord.objects.filter(pk=plan.pk).update(**state)
                    FindingRecord.objects.filter(pk=finding.pk).delete()
                    FindingRecord.objects.create(**stands)


def test_tokens_expire_are_revoked_and_limited_to_their_scopes(region: Region) -> None:
    plan, clerk = region.plan(), region.people[Role.UNIT_CLERK, "lamps"]
    reader = Program(clerk, [Scope.READ])
    assert reader.get(f"/plans/{plan.pk}").status_code == 200
    refused = reader.post(f"/plans/{plan.pk}/submit")
    assert refused.status_code == 403
    assert "move" in refused.json()["refused"]
    kept = TokenRecord.objects.get()
    assert reader.token not in json.dumps(TokenRecord.objects.values().get(), default=str)
    for change in (
        {"expires": timezone.now() - timedelta(seconds=1)}, {"revoked": timezone.now()},
    ):  # fmt: skip
        before = TokenRecord.objects.filter(pk=kept.pk).values("expires", "revoked").get()
        TokenRecord.objects.filter(pk=kept.pk).update(**change)
        assert reader.get("/plans").status_code == 401
        TokenRecord.objects.filter(pk=kept.pk).update(**before)
    assert reader.get("/plans").status_code == 200
    clerk.is_active = False
    clerk.save()
    assert reader.get("/plans").status_code == 401
    nobody = Client().get("/api/plans")
    assert (nobody.status_code, nobody["WWW-Authenticate"]) == (401, "Bearer")
    assert nobody.json()["refused"]
    browser = Client()
    browser.force_login(
        region.people[Role.UNIT_HEAD, "lamps"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert browser.get("/api/plans").status_code == 401  # a cookie is no token


def test_a_token_is_made_shown_once_and_revoked_on_its_page(region: Region) -> None:
    browser = Client()
    browser.force_login(
        region.people[Role.UNIT_CLERK, "lamps"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = browser.post("/api/tokens/", {"name": "统计", "days": "30", "scope": ["read"]})
    token = page.context["token"]
    assert all(f'value="{scope.value}"' in page.content.decode() for scope in Scope)
    assert token in page.content.decode()
    assert token not in browser.get("/api/tokens/").content.decode()
    headers = {"Authorization": f"Bearer {token}"}
    assert Client(headers=headers).get("/api/plans").status_code == 200
    kept = TokenRecord.objects.get()
    other = Client()
    other.force_login(
        region.people[Role.UNIT_HEAD, "lamps"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert other.post(f"/api/tokens/{kept.pk}/revoke/").status_code == 403
    assert browser.post(f"/api/tokens/{kept.pk}/revoke/").status_code == 302
    assert Client(headers=headers).get("/api/plans").status_code == 401
    for told in ({"name": "x", "days": "999", "scope": "read"}, {"name": "x", "days": "9"}):
        assert browser.post("/api/tokens/", told).status_code == 400


def test_two_who_write_in_one_cell_are_told_both_texts(region: Region) -> None:
    plan = region.plan()
    program = Program(region.people[Role.UNIT_CLERK, "lamps"])
    home = f"/plans/{plan.pk}"
    assert program.post(f"{home}/changes", {"base": 0, "changes": [CHANGE]}).status_code == 200
    mine = {"base": 0, "changes": [{**CHANGE, "text": "2年"}]}
    answer = program.post(f"{home}/changes", mine)
    assert answer.status_code == 409
    assert answer.json()["conflicts"] == [
        {"row": "", "name": "period", "mine": "2年", "theirs": "1年"}
    ]
    assert program.post(f"{home}/changes", {**mine, "base": 1}).json()["revision"] == 2


def test_a_plan_goes_out_and_comes_in_as_exchange(region: Region) -> None:
    plan = region.plan(code="53082500026T000000917")
    program = Program(region.people[Role.UNIT_CLERK, "lamps"])
    content = program.get(f"/plans/{plan.pk}/exchange").content
    assert list(read_plans(content)) == [document_now(plan)]
    region.project(code="B2", name="第二个项目")
    told = {"year": 2026, "project": "B2", "exchange": json.loads(content)}
    made = program.post("/plans", told)
    assert made.status_code == 201, made.content
    assert (
        document_now(PlanRecord.objects.get(pk=made.json()["id"])).projects[0]
        == (document_now(plan).projects[0])
    )
    assert program.post("/plans", told).status_code == 409
    assert program.post("/plans", {**told, "project": "none"}).status_code == 404
    assert program.post("/plans", {**told, "exchange": {"format": "x"}}).status_code == 422
    others = Program(region.people[Role.UNIT_CLERK, "refuse"])
    assert others.post("/plans", {"year": 2026, "project": "B2"}).status_code == 404


def test_a_list_is_read_page_by_page_each_plan_once(region: Region) -> None:
    for number in range(7):
        region.project(code=f"C{number}", name=f"项目{number}")
    made = [create_plan(one, actor=None).pk for one in ProjectRecord.objects.order_by("pk")]
    program = Program(region.people[Role.PERFORMANCE_DESK, "bureau"])
    seen, cursor = [], ""
    while True:
        page = program.get(f"/plans?limit=3&cursor={cursor}").json()
        seen += [one["id"] for one in page["plans"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == made
    assert len(program.get("/plans?words=项目3").json()["plans"]) == 1
    assert program.get("/plans?stage=approved").json()["plans"] == []
    assert program.get("/plans?cursor=forged").status_code == 422


def test_a_blocked_plan_is_refused_with_the_reason(region: Region) -> None:
    plan = region.plan(BLOCKED)
    answer = Program(region.people[Role.UNIT_CLERK, "lamps"]).post(f"/plans/{plan.pk}/submit")
    assert answer.status_code == 403
    assert "必须修改" in answer.json()["refused"]


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"\xff\xfe", b"[]", b'"x"', b'{"base": NaN, "changes": []}',
        b'{"base": 0, "changes": [{"kind": "field", "name": "name", "text": "\\u0000"}]}',
        b'{"base": 0, "changes": [{"kind": "field", "name": "name", "text": "\\ud800"}]}',
        b'{"base": 99999999999999999999, "changes": []}',
        b'{"base": 0, "changes": [{"kind": "cell", "row": "none", "name": "target"}]}',
        b'{"base": 0, "changes": [{"kind": "burn"}]}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_unreadable_requests_are_refused_not_broken(region: Region, body: bytes) -> None:
    plan = region.plan()
    program = Program(region.people[Role.UNIT_CLERK, "lamps"])
    answer = program.client.post(
        f"/api/plans/{plan.pk}/changes", body, content_type="application/json"
    )
    assert answer.status_code == 422, answer.content
    assert answer.json()["refused"]
    form = program.client.post(f"/api/plans/{plan.pk}/changes", {"base": "0"})
    assert form.status_code == 422
    for path in (f"/plans/{2**63}", "/plans/0", "/plans?year=1", "/plans?words=%00",
                 "/plans?limit=x"):  # fmt: skip
        assert program.get(path).status_code == 422, path


def test_what_it_says_of_itself_needs_no_other_network(region: Region) -> None:
    told = Client().get("/api/openapi.json").json()
    assert told["info"]["title"] == "jixiao"
    assert {"/api/plans", "/api/plans/{plan_id}/submit"} <= set(told["paths"])
    browser = Client()
    browser.force_login(
        region.people[Role.AUDITOR, "bureau"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = browser.get("/api/").content.decode()
    assert "/api/plans/{plan_id}/approve" in page
    assert "//cdn" not in page


def test_its_page_speaks_the_readers_language(region: Region) -> None:
    schema = api.get_openapi_schema()
    known = {(method.upper(), path) for path, told in schema["paths"].items() for method in told}
    assert known == IN_CHINESE.keys()
    client = Client()
    client.force_login(region.people[Role.UNIT_CLERK, HOME[Role.UNIT_CLERK]])
    page = client.get("/api/").content.decode()
    assert "可见范围内的绩效目标" in page
    assert "List plans within reach" not in page
    client.cookies["jixiao_language"] = "en"
    assert "List plans within reach" in client.get("/api/").content.decode()
