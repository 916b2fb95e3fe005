"""People and organisations: what administrators may do, and what everybody does for oneself."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jixiao.web.organisations.actions.appoint_person import appoint_person
from jixiao.web.organisations.actions.delegate_role import delegate_role
from jixiao.web.organisations.actions.end_appointment import end_appointment
from jixiao.web.organisations.actions.reset_password import reset_password
from jixiao.web.organisations.managing import InvalidPeopleChange, NotManaged
from jixiao.web.organisations.models import (
    AppointmentRecord,
    OrganisationRecord,
    PersonRecord,
)
from jixiao.web.organisations.second_factor import code_at, step_of
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.workflow.role import Role
from web.region import PASSWORD, Region
from web.taking import browser_of

TODAY = timezone.localdate
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - of RFC 6238, in base 32
RFC_CODES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


def logs_in(username: str, password: str) -> tuple[Client, int]:
    client = Client()
    answer = client.post("/people/log-in/", {"username": username, "password": password})
    return client, answer.status_code


def administrator(region: Region) -> Client:
    return browser_of(region.people[Role.ADMINISTRATOR, "bureau"])


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return SimpleUploadedFile("名单.xlsx", held.getvalue())


def test_only_administrators_open_the_pages_and_only_of_their_division(region: Region) -> None:
    here = region.people[Role.UNIT_CLERK, "lamps"]
    for role in Role:
        client = browser_of(region.people[role, {Role.ADMINISTRATOR: "bureau"}.get(role) or next(
            place for who, place in region.people if who is role)])  # fmt: skip
        expected = 200 if role is Role.ADMINISTRATOR else 403
        for page in ("", "new/", "organisations/", "lists/people/", "lists/people.xlsx"):
            assert client.get(f"/people/{page}").status_code == expected, (role, page)
        found = client.get(f"/people/{here.pk}/").status_code
        assert found == (200 if role is Role.ADMINISTRATOR else 404)
    for page in ("", "new/", f"{here.pk}/"):
        text = administrator(region).get(f"/people/{page}").content.decode()
        assert all(f'<option value="{role.value}"' in text for role in Role), page
    other = browser_of(region.people[Role.ADMINISTRATOR, "other_bureau"])
    assert other.get(f"/people/{here.pk}/").status_code == 404
    assert here.name not in other.get("/people/").content.decode()
    told = {"organisation": region.places["lamps"].pk, "role": "unit_head"}
    for action in ("appoint", "reset-password", "unlock", "close", "log-out"):
        assert other.post(f"/people/{here.pk}/{action}/", told).status_code == 403
    assert not TrailEntryRecord.objects.exclude(action="create").exists()


def test_a_new_person_changes_the_password_before_anything_else(region: Region) -> None:
    told = {"username": "zhang.san", "name": "张三", "role": "unit_clerk",
            "organisation": region.places["lamps"].pk}  # fmt: skip
    page = administrator(region).post("/people/new/", told)
    password = re.search(r'class="secret">([^<]+)<', page.content.decode())
    assert password is not None
    assert "no-store" in page["Cache-Control"]
    client, status = logs_in("zhang.san", password[1])
    assert status == 302
    for address in ("/", "/plans/", "/people/me/", "/api/tokens/"):
        assert client.get(address)["Location"] == "/people/password/", address
    again = {"old_password": password[1], "new_password1": password[1],
             "new_password2": password[1]}  # fmt: skip
    assert "不能与旧口令相同" in client.post("/people/password/", again).content.decode()
    new = {"old_password": password[1], "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post("/people/password/", new)["Location"] == "/"
    assert client.get("/plans/").status_code == 200
    assert password[1] not in "".join(line_of(one) for one in entries())
    assert administrator(region).post("/people/new/", told).status_code == 400


def test_roles_are_held_only_where_they_belong_and_never_given_to_oneself(region: Region) -> None:
    actor = region.actor(Role.ADMINISTRATOR)
    clerk, lamps = region.people[Role.UNIT_CLERK, "lamps"], region.places["lamps"]
    with pytest.raises(InvalidPeopleChange, match="相应层级"):
        appoint_person(clerk.pk, actor=actor, organisation_id=lamps.pk, role="performance_desk")
    with pytest.raises(NotManaged, match="自己"):
        appoint_person(
            actor.person.pk, actor=actor, organisation_id=region.places["bureau"].pk,
            role="performance_desk",
        )  # fmt: skip
    with pytest.raises(NotManaged):
        appoint_person(
            clerk.pk, actor=actor, organisation_id=region.places["other_library"].pk,
            role="unit_clerk",
        )  # fmt: skip
    made = appoint_person(clerk.pk, actor=actor, organisation_id=lamps.pk, role="unit_head")
    assert {one.role for one in clerk.held()} == {Role.UNIT_CLERK, Role.UNIT_HEAD}
    with pytest.raises(InvalidPeopleChange, match="已是"):
        appoint_person(clerk.pk, actor=actor, organisation_id=lamps.pk, role="unit_head")
    end_appointment(made.pk, actor=actor)
    assert {one.role for one in clerk.held()} == {Role.UNIT_CLERK}
    appoint_person(clerk.pk, actor=actor, organisation_id=lamps.pk, role="unit_head")
    assert len(clerk.held()) == 2


def test_who_serves_in_two_divisions_is_reset_by_neither(region: Region) -> None:
    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    AppointmentRecord.objects.create(
        person=clerk, organisation=region.places["other_library"], role="unit_clerk"
    )
    with pytest.raises(NotManaged, match="别的行政区"):
        reset_password(clerk.pk, actor=region.actor(Role.ADMINISTRATOR))


def test_a_delegation_ends_by_itself_and_goes_no_further(region: Region) -> None:
    clerk, head = (region.people[role, "lamps"] for role in (Role.UNIT_CLERK, Role.UNIT_HEAD))
    own, today = head.appointments.get(), TODAY()
    actor = region.actor(Role.UNIT_HEAD)
    stranger = region.people[Role.UNIT_CLERK, "refuse"]
    with pytest.raises(NotManaged, match="同一单位"):
        delegate_role(own.pk, actor=actor, to=stranger.pk, until=today)
    with pytest.raises(InvalidPeopleChange, match="90天"):
        delegate_role(own.pk, actor=actor, to=clerk.pk, until=today + timedelta(days=91))
    made = delegate_role(own.pk, actor=actor, to=clerk.pk, until=today + timedelta(days=3))
    assert Role.UNIT_HEAD in {one.role for one in clerk.held()}
    assert Role.UNIT_HEAD in {one.role for one in clerk.held(today + timedelta(days=3))}
    assert Role.UNIT_HEAD not in {one.role for one in clerk.held(today + timedelta(days=4))}
    with pytest.raises(NotManaged, match="不能再委托"):
        delegate_role(made.pk, actor=region.actor(Role.UNIT_CLERK), to=head.pk, until=today)
    end_appointment(own.pk, actor=region.actor(Role.ADMINISTRATOR))
    assert Role.UNIT_HEAD not in {one.role for one in clerk.held()}


def test_wrong_passwords_lock_a_name_until_an_administrator_unlocks_it(region: Region) -> None:
    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    for _ in range(5):
        logs_in(clerk.username, "wrong")
    assert logs_in(clerk.username, PASSWORD)[1] == 429
    assert administrator(region).post(f"/people/{clerk.pk}/unlock/").status_code == 302
    assert logs_in(clerk.username, PASSWORD)[1] == 302


def test_closing_and_resetting_end_every_log_in_at_once(region: Region) -> None:
    clerk, manager = region.people[Role.UNIT_CLERK, "lamps"], administrator(region)
    for action in ("reset-password", "close", "log-out"):
        PersonRecord.objects.filter(pk=clerk.pk).update(
            is_active=True, must_change_password=False,
            password=region.people[Role.UNIT_HEAD, "lamps"].password,
        )  # fmt: skip
        client, _status = logs_in(clerk.username, PASSWORD)
        assert client.get("/").status_code == 200
        manager.post(f"/people/{clerk.pk}/{action}/")
        assert client.get("/").status_code == 302, action
    PersonRecord.objects.filter(pk=clerk.pk).update(is_active=False)
    assert logs_in(clerk.username, PASSWORD)[1] == 200


def test_the_oldest_of_too_many_log_ins_ends(region: Region) -> None:
    name = region.people[Role.UNIT_CLERK, "lamps"].username
    clients = [logs_in(name, PASSWORD)[0] for _ in range(settings.MOST_LOG_INS + 1)]
    assert [client.get("/").status_code for client in clients] == [302] + [200] * (
        settings.MOST_LOG_INS
    )
    new = {"old_password": PASSWORD, "new_password1": "other-words-26", "new_password2":
           "other-words-26"}  # fmt: skip
    assert clients[1].post("/people/password/", new).status_code == 302
    assert [client.get("/").status_code for client in clients] == [302, 200] + [302] * (
        settings.MOST_LOG_INS - 1
    )


def test_codes_are_those_of_the_standard() -> None:
    for moment, code in RFC_CODES.items():
        assert code_at(RFC_SECRET, moment // 30) == code
        assert step_of(RFC_SECRET, f" {code[:3]} {code[3:]}", now=moment) == moment // 30
        assert step_of(RFC_SECRET, code, now=moment, after=moment // 30) is None
        assert step_of(RFC_SECRET, code, now=moment + 90) is None
        assert step_of(RFC_SECRET, "一二三四五六", now=moment) is None


def test_a_second_factor_is_asked_for_and_no_code_counts_twice(region: Region) -> None:
    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    client, _status = logs_in(clerk.username, PASSWORD)
    page = client.get("/people/me/second-factor/").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]{32})<', page)
    assert secret is not None
    wrong = client.post("/people/me/second-factor/", {"code": "000"})
    assert wrong.status_code == 400
    code = code_at(secret[1], int(time.time()) // 30)
    recovery = client.post("/people/me/second-factor/", {"code": code}).context["codes"]
    fresh, status = logs_in(clerk.username, PASSWORD)
    assert status == 302
    assert fresh.get("/plans/").status_code == 302  # the password alone opens nothing
    assert fresh.post("/people/log-in/code/", {"code": code}).status_code == 403  # used already
    assert fresh.post("/people/log-in/code/", {"code": recovery[0]}).status_code == 302
    assert fresh.get("/plans/").status_code == 200
    again, _status = logs_in(clerk.username, PASSWORD)
    assert again.post("/people/log-in/code/", {"code": recovery[0]}).status_code == 403
    for _ in range(5):
        again.post("/people/log-in/code/", {"code": "000000"})
    assert again.post("/people/log-in/code/", {"code": recovery[1]}).status_code == 429


def test_a_list_is_previewed_by_row_and_only_good_rows_are_taken(region: Region) -> None:
    manager, division = administrator(region), region.places["county"].pk
    head = ("上级编码", "编码", "名称", "类别")
    rows = (
        head, ("", "350", "县水利局", "主管部门"), ("350", "350001", "县河道管理站", "预算单位"),
        ("", "341", "重复的局", "主管部门"), ("999", "1", "无上级", "预算单位"),
        ("350", "350002", "层级不对", "主管部门"), ("350", "=1+1", "公式", "预算单位"),
    )  # fmt: skip
    before = OrganisationRecord.objects.count()
    page = manager.post(
        "/people/lists/organisations/", {"division": division, "file": sheet(*rows)}
    )
    assert (page.context["good"], page.context["bad"]) == (2, 4)
    assert [number for number, _, why in page.context["shown"] if why] == [4, 5, 6, 7]
    assert OrganisationRecord.objects.count() == before
    told = {"division": division, "rows": page.context["signed"]}
    assert manager.post("/people/lists/organisations/", told).status_code == 400
    assert OrganisationRecord.objects.count() == before
    assert manager.post(
        "/people/lists/organisations/", {**told, "good_only": "1"}
    ).status_code == 302  # fmt: skip
    assert OrganisationRecord.objects.count() == before + 2
    people = (
        ("用户名", "姓名", "单位编码", "角色", "邮箱"),
        ("river.one", "李四", "350001", "单位经办人", ""),
        ("river.one", "王五", "350001", "单位负责人", ""),
    )
    page = manager.post("/people/lists/people/", {"division": division, "file": sheet(*people)})
    assert page.context["bad"] == 1
    told = {"division": division, "rows": page.context["signed"], "good_only": "1"}
    ((person, password),) = manager.post("/people/lists/people/", told).context["made"]
    assert logs_in("river.one", password)[1] == 302
    assert person.appointments.get().organisation.path == "530825/350/350001/"
    forged = {**told, "rows": told["rows"] + "x"}
    assert manager.post("/people/lists/people/", forged).status_code == 400
    blank = openpyxl.load_workbook(
        io.BytesIO(manager.get("/people/lists/people.xlsx").content)
    )  # fmt: skip
    assert [cell.value for cell in blank.active[1]] == list(people[0])


def test_what_a_person_can_see_and_do_is_told_from_the_tables(region: Region) -> None:
    reviewer = region.people[Role.DEPARTMENT_REVIEWER, "housing"]
    page = administrator(region).get(f"/people/{reviewer.pk}/")
    (told,) = page.context["reach"]
    assert told.names == ("县住房和城乡建设局", "县城市照明管理所", "县环境卫生管理站")
    own = browser_of(reviewer).get("/people/me/")
    assert own.context["reach"] == page.context["reach"]


def test_histories_are_told_within_reach_and_without_contents_to_administrators(
    region: Region,
) -> None:
    plan = region.plan()
    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    browser_of(clerk).post(f"/plans/{plan.pk}/submit/")
    assert "报送" in browser_of(clerk).get(f"/trail/plans/{plan.pk}/").content.decode()
    stranger = browser_of(region.people[Role.UNIT_CLERK, "refuse"])
    assert stranger.get(f"/trail/plans/{plan.pk}/").status_code == 404
    assert stranger.get(f"/trail/people/{clerk.pk}/").status_code == 404
    manager = administrator(region)
    assert manager.get(f"/trail/plans/{plan.pk}/").status_code == 404
    page = manager.get(f"/trail/people/{clerk.pk}/").content.decode()
    assert "报送" in page
    assert "department_review" not in page
    assert list(breaks(line_of(one) for one in entries())) == []
