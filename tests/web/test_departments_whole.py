"""Department-wide performance on the platform: from accepted results, settled where none shows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.flow import read_content
from jixiao.web.evaluations.actions.settle_side import settle_side
from jixiao.web.evaluations.departments import scored_department
from jixiao.web.evaluations.models import SettledSideRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.panel_duty import PanelDuty, roles_with
from jixiao.workflow.role import Role
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_results import accepted

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db
LASTING = "可持续发展能力"


def test_a_departments_score_comes_from_its_results(region: Region) -> None:
    # Of the plan: cost 20 of 20 points; execution 9.60 of 10; output 40 of 40; effects 10 and 8 of
    # 20; satisfaction 10 of 10. Sides: 15; 0.96 × 15 = 14.40; 30; 0.9 × 20 = 18; open; 10.
    accepted(region)
    housing, desk = region.places["housing"], region.actor(Role.PERFORMANCE_DESK)
    found = scored_department(housing, 2026)
    assert [one.score for one in found.sides] == [
        Decimal("15.00"), Decimal("14.40"), Decimal("30.00"), Decimal("18.00"), None,
        Decimal("10.00"),
    ]  # fmt: skip
    assert (found.total, found.projects, found.budget) == (None, 1, 172)
    client, path = browser_of(desk.person), f"/evaluations/departments/{housing.pk}/2026/"
    page = client.get(path).content.decode()
    assert "没有项目结果，要由评价人认定" in page
    told = {"side": LASTING, "share": "80", "reason": "管护经费已落实"}
    assert client.post(path, told).status_code == 302
    assert scored_department(housing, 2026).total == Decimal("95.40")
    page = client.get(path).content.decode()
    assert "<b>95.40</b>" in page
    assert "管护经费已落实" in page
    for wrong in ({"share": "101"}, {"share": "好"}, {"reason": " "}, {"side": "运行成本"},
                  {"side": "别的"}):  # fmt: skip
        assert client.post(path, told | wrong).status_code == 400, wrong
    with pytest.raises(TypeError, match="never changes"):
        SettledSideRecord.objects.get().save()


def test_the_target_table_of_a_department_is_printed(region: Region) -> None:
    accepted(region)
    client = browser_of(region.people[Role.DEPARTMENT_REVIEWER, "housing"])
    path = f"/evaluations/departments/{region.places['housing'].pk}/2026"
    for kind in ("docx", "xlsx"):
        (read,) = read_content(f"whole.{kind}", client.get(f"{path}/{kind}/").content)
        assert not isinstance(read, Exception)
        assert read.department is not None
        (task,) = read.department.tasks
        assert (task.name, dict(task.amounts)["总额"]) == ("城区路灯节能改造", 172)
        assert len(read.projects[0].indicators) == 9


def test_who_settles_and_who_looks(region: Region) -> None:
    accepted(region)
    housing = region.places["housing"]
    path = f"/evaluations/departments/{housing.pk}/2026/"
    told = {"side": LASTING, "share": "80", "reason": "管护经费已落实"}
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client = browser_of(region.people[role, place])
            may = role in roles_with(PanelDuty.SETTLE_SIDE) and place == HOME[role]
            assert client.post(path, told).status_code == (302 if may else 403), (role, place)
            whole = {Role.DEPARTMENT_REVIEWER, Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK,
                     Role.AUDITOR}  # fmt: skip
            sees = role in whole and place == HOME[role]
            assert client.get(path).status_code == (200 if sees else 404), (role, place)
            listed = client.get("/evaluations/departments/").content.decode()
            assert ("县住房和城乡建设局" in listed) is sees, (role, place)
    assert browser_of(region.people[Role.AUDITOR, "bureau"]).get(
        f"/evaluations/departments/{region.places['lamps'].pk}/2026/"
    ).status_code == 404, "a unit is no department"  # fmt: skip


def test_an_archived_year_is_not_settled(region: Region) -> None:
    accepted(region)
    region.year.archived = True
    region.year.save()
    desk, housing = region.actor(Role.PERFORMANCE_DESK), region.places["housing"]
    with pytest.raises(TransitionRefused, match="已归档"):
        settle_side(housing.pk, 2026, actor=desk, side=LASTING, share="80", reason="已落实")
    with pytest.raises(PanelChangeRefused):
        settle_side(-1, 2026, actor=desk, side=LASTING, share="80", reason="已落实")
