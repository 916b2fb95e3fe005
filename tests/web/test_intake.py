"""Taking in: read in the background, recognised, corrected, made drafts by who may."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.notation.exchange import read_plans
from jixiao.web.intake.actions.claim_file import claim_file
from jixiao.web.intake.actions.correct_values import correct_values
from jixiao.web.intake.actions.finish_file import finish_file
from jixiao.web.intake.actions.take_in_plan import Destination, take_in_plan
from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.intake.leases import ATTEMPTS
from jixiao.web.intake.models import IntakeFileRecord
from jixiao.web.intake.reading import read_file_content
from jixiao.web.intake.tasks import enqueue_read
from jixiao.web.plans.actions.create_plan import PlanExists
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage
from web.region import HOME, Region
from web.taking import browser_of, dropped, form, read_all

ROUTE = route_named("county_standard")


def to(region: Region, unit: str = "lamps", *, replace: bool = False) -> Destination:
    return Destination(region.places[unit].pk, region.year.pk, replace=replace)


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_a_file_becomes_a_draft_once(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    file = dropped(region, clerk, a_txt=form()).files.get()
    assert (file.state, file.kind, file.plans) == ("read", "text", 1)
    first = take_in_plan(file.pk, 1, to(region), actor=clerk)
    again = take_in_plan(file.pk, 1, to(region), actor=clerk)
    assert first == again
    plan = PlanRecord.objects.get()
    assert (plan.stage, plan.code, plan.rows) == ("draft", "53082500026T000000917", 3)
    assert str(ProjectRecord.objects.get().total.normalize()) == "172"
    assert plan.content["rows"][0]["cells"]["target"] == "=860盏"
    told = [entry.action for entry in entries()]
    assert told == ["upload", "read", "create", "take_in"]
    assert list(breaks([line_of(entry) for entry in entries()])) == []


def test_the_same_content_is_recognised_whatever_its_name(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    first = dropped(region, clerk, a_txt=form(), b_txt=form())
    later = dropped(region, clerk, c_txt=form(), d_zip=zipped(**{"e.txt": form()}))
    assert [one.state for one in first.files.all()] == ["read", "same"]
    states = {one.name: (one.state, one.same_as_id) for one in later.files.all()}
    known = first.files.first().pk
    assert states == {
        "c.txt": ("same", known), "d.zip": ("opened", None), "d.zip!e.txt": ("same", known),
    }  # fmt: skip
    page = browser_of(clerk.person).get(f"/intake/{later.pk}/").content.decode()
    assert "已导入过，不再重复读取" in page
    other = dropped(region, region.actor(Role.UNIT_CLERK, "refuse"), a_txt=form())
    assert other.files.get().state == "read"  # what another unit did is not told


def test_a_bad_file_says_why_and_the_rest_go_on(region: Region) -> None:
    archive = zipped(**{"x/note.txt": "没有指标".encode(), "x/f.txt": form(count=9)})
    bad = {"bad_pdf": b"%PDF-1.4 nothing", "empty_txt": b" "}
    files = {**bad, "good_txt": form(), "all_zip": archive}
    upload = dropped(region, region.actor(Role.UNIT_CLERK), **files)
    told = {one.name: (one.state, one.fault_zh, one.fault_en) for one in upload.files.all()}
    assert told["good.txt"][0] == told["all.zip!x/f.txt"][0] == "read"
    assert told["bad.pdf"][0] == told["all.zip!x/note.txt"][0] == "failed"
    assert "文件是空的" in told["empty.txt"][1]
    assert told["empty.txt"][2].isascii()


def test_a_draft_is_replaced_only_if_wanted_permitted_and_still_one(region: Region) -> None:
    clerk, desk = region.actor(Role.UNIT_CLERK), region.actor(Role.PERFORMANCE_DESK)
    plan = region.plan(code="53082500026T000000917")
    file = dropped(region, clerk, a_txt=form(count=900)).files.get()
    with pytest.raises(PlanExists):
        take_in_plan(file.pk, 1, to(region), actor=clerk)
    theirs = dropped(region, desk, a_txt=form(count=900)).files.get()
    with pytest.raises(TransitionRefused):
        take_in_plan(theirs.pk, 1, to(region, replace=True), actor=desk)
    taken = take_in_plan(file.pk, 1, to(region, replace=True), actor=clerk)
    plan.refresh_from_db()
    assert (taken.plan_id, taken.replaced, plan.revision, plan.rows) == (plan.pk, True, 1, 3)
    assert plan.content["rows"][0]["cells"]["target"] == "=900盏"
    good = region.plan(name="另一个项目")
    submit_plan(good.pk, actor=clerk)
    late = dropped(region, clerk, a_txt=form(name="另一个项目", code="")).files.get()
    with pytest.raises(TransitionRefused):
        take_in_plan(late.pk, 1, to(region, replace=True), actor=clerk)


def test_projects_are_found_by_code_else_by_name_and_unit(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    listed = region.project(code="C1", name="路灯（改造）")
    unlisted = region.project(name="路灯(改造)", code="")
    by_code = dropped(region, clerk, a_txt=form(name="别名", code="C1")).files.get()
    by_name = dropped(region, clerk, a_txt=form(name="路灯（改造）", code="C9")).files.get()
    other = dropped(region, clerk, a_txt=form(name="城区路灯节能改造", code="C8")).files.get()
    taken = [take_in_plan(one.pk, 1, to(region), actor=clerk) for one in (by_code, by_name, other)]
    assert [one.plan.project_id for one in taken[:2]] == [listed.pk, unlisted.pk]
    assert taken[2].plan.project_id not in (listed.pk, unlisted.pk)


def test_corrections_are_kept_used_and_exported(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    file = dropped(region, clerk, a_txt=form()).files.get()
    told = {
        ("r1", "target"): "=861盏",
        ("", "budget.total"): "173",
        ("", "name"): "城区路灯节能改造",
    }
    assert correct_values(file.pk, 1, told, actor=clerk) == 2
    one = file.corrections.get(row="r1")
    assert (one.read, one.corrected, one.span["line"]) == ("=860盏", "=861盏", 7)
    answer = browser_of(clerk.person).get(f"/intake/files/{file.pk}/case.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        case = json.loads(archive.read("case.json"))
        (document,) = read_plans(archive.read("expected.json"))
        assert archive.read(case["source"]) == form()
    (plan,) = document.projects
    assert case["sha256"] == document.sha256 == file.sha256
    assert [one["corrected"] for one in case["corrections"]] == ["=861盏", "173"]
    assert (plan.indicators[0].target.value, str(plan.budget.total)) == ("861", "173")
    assert plan.indicators[0].spans["target"].line == 7
    taken = take_in_plan(file.pk, 1, to(region), actor=clerk)
    assert taken.plan.content["rows"][0]["cells"]["target"] == "=861盏"
    assert taken.plan.project.total == 173


def test_a_dead_worker_s_file_is_taken_up_and_the_late_answer_is_not_heard(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    upload_files([SimpleUploadedFile("a.txt", form())], actor=clerk)
    file = IntakeFileRecord.objects.get()
    assert DBTaskResult.objects.count() == 1
    dead = claim_file(file.pk, task="", again=enqueue_read)
    assert dead is not None
    assert claim_file(file.pk, task="", again=enqueue_read) is None  # held
    waiting = DBTaskResult.objects.order_by("enqueued_at")[1]
    assert waiting.run_after > timezone.now()  # somebody will look
    IntakeFileRecord.objects.update(lease=timezone.now() - timedelta(seconds=1))
    read_all()
    file.refresh_from_db()
    assert (file.state, file.attempt) == ("read", 2)
    late = read_file_content("a.txt", form(count=1), "text", lambda _done, _total: None)
    finish_file(dead, "text", late)
    file.refresh_from_db()
    assert "860" in json.dumps(file.content)


def test_a_file_that_workers_die_of_is_given_up(region: Region) -> None:
    upload_files([SimpleUploadedFile("a.txt", form())], actor=region.actor(Role.UNIT_CLERK))
    file = IntakeFileRecord.objects.get()
    for _ in range(ATTEMPTS):
        assert claim_file(file.pk, task="", again=enqueue_read)
        IntakeFileRecord.objects.update(lease=timezone.now() - timedelta(seconds=1))
    assert claim_file(file.pk, task="", again=enqueue_read) is None
    file.refresh_from_db()
    assert (file.state, file.fault_zh[:6]) == ("failed", "a.txt：")


def test_pages_and_drafts_are_for_whom_the_table_names(region: Region) -> None:
    wanted = roles_for(ROUTE, Stage.DRAFT, Action.TAKE_IN)
    assert wanted == {Role.UNIT_CLERK, Role.PERFORMANCE_DESK}
    assert not any(roles_for(ROUTE, stage, Action.TAKE_IN) for stage in Stage if stage != "draft")
    file = dropped(region, region.actor(Role.UNIT_CLERK), a_txt=form()).files.get()
    for (role, place), person in region.people.items():
        client = browser_of(person)
        may, own = role in wanted, (role, place) == (Role.UNIT_CLERK, "lamps")
        assert client.get("/intake/").status_code == (200 if may else 403), role
        sent = client.post("/intake/", {"files": SimpleUploadedFile("b.txt", form(count=7))})
        assert sent.status_code == (302 if may else 403), role
        for tail in ("", "plans/1/", "case.zip", "pages/1.png"):
            status = client.get(f"/intake/files/{file.pk}/{tail}").status_code
            seen = 404 if tail == "pages/1.png" else 200
            assert status == (seen if own else 404 if may else 403), (role, place, tail)
        taken = client.post(f"/intake/files/{file.pk}/take-in/", {"plan": "1"})
        assert taken.status_code == (302 if own else 404 if may else 403), (role, place)


@pytest.mark.parametrize("unit", ["refuse", "other_library"])
def test_a_clerk_takes_in_for_the_own_unit_alone(region: Region, unit: str) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    file = dropped(region, clerk, a_txt=form()).files.get()
    with pytest.raises(TransitionRefused):
        take_in_plan(file.pk, 1, to(region, unit), actor=clerk)
    assert not PlanRecord.objects.exists()


def test_the_performance_desk_takes_in_for_all_units_of_the_county(region: Region) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    files = {f"{name}_txt": form(unit=region.places[name].name, code=name, name=name)
             for name in ("lamps", "refuse", "library")}  # fmt: skip
    upload = dropped(region, desk, **files)
    client = browser_of(desk.person)
    for file in upload.files.all():
        page = client.get(f"/intake/files/{file.pk}/")
        (offer,) = page.context["offers"]
        assert offer.is_open
        told = {"plan": "1", "unit-1": offer.unit.pk, "year": page.context["year"].pk}
        client.post(f"/intake/files/{file.pk}/take-in/", told)
    plans = PlanRecord.objects.order_by("path").values_list("code", flat=True)
    assert list(plans) == ["library", "lamps", "refuse"]
    assert HOME[Role.PERFORMANCE_DESK] == "bureau"


def test_a_page_that_asks_for_progress_after_the_log_out_goes_to_the_log_in(region: Region) -> None:
    upload = dropped(region, region.actor(Role.UNIT_CLERK), a_txt=form())
    answer = Client().get(f"/intake/{upload.pk}/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    assert not answer.content
    assert Client().get(f"/intake/{upload.pk}/").status_code == 302
