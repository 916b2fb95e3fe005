"""Lists of projects: columns confirmed and remembered, rows compared, nothing doubled."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.web.years.actions.archive_year import archive_year
from jixiao.web.years.columns import suggested
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.project_lists import PROJECTS
from jixiao.web.years.uploaded_list import uploaded_list
from jixiao.workflow.role import Role
from web.project_lists import (
    LAMPS,
    LIBRARY,
    REFUSE,
    ROWS,
    SUM,
    altered,
    exported,
    file_of,
)
from web.taking import browser_of
from web.test_intake_hostile import SHEET_MACROS, zipped

if TYPE_CHECKING:
    from web.region import Region

COLUMNS = {"column-0": "unit_code", "column-1": "unit_name", "column-2": "code",
           "column-3": "name", "column-4": "category", "column-5": "total", "column-6": "fiscal",
           "column-7": "fiscal", "column-8": "other", "column-9": "secret",
           "unit": "万元"}  # fmt: skip


def uploaded(
    region: Region, content: bytes, role: Role = Role.PERFORMANCE_DESK
) -> ProjectListRecord:
    client = browser_of(region.people[role, "bureau"])
    answer = client.post(f"/years/{region.year.pk}/lists/", {"file": file_of(content)})
    assert answer.status_code == 302, answer.content.decode()
    return ProjectListRecord.objects.get(pk=answer["Location"].split("/")[3])


def confirmed(region: Region, content: bytes, **told: str) -> ProjectListRecord:
    made = uploaded(region, content)
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    answer = client.post(f"/years/lists/{made.pk}/columns/", {**COLUMNS, **told})
    assert answer.status_code == 302, answer.content.decode()
    return made


def preview(region: Region, made: ProjectListRecord, kind: str = "") -> dict[str, object]:
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    found = client.get(f"/years/lists/{made.pk}/", {"kind": kind})
    assert found.status_code == 200
    return {
        "counts": {one.value: count for one, count in found.context["counts"]},
        "rows": found.context["rows"],
    }


def take(region: Region, made: ProjectListRecord, *, good_only: bool = False) -> int:
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    told = {"good_only": "1"} if good_only else {}
    return client.post(f"/years/lists/{made.pk}/take/", told).status_code


def state() -> list[tuple[object, ...]]:
    found = ProjectRecord.objects.order_by("code").values_list(
        "code", "name", "unit__code", "category", "total", "fiscal", "other", "secret"
    )
    return list(found)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        pytest.param(
            ["单位编码", "单位名称", "项目编码", "项目名称", "项目类别", "资金来源/合计",
             "资金来源/一般公共预算拨款", "资金来源/政府性基金预算拨款", "资金来源/单位资金",
             "是否涉密"],
            {"unit_code": [0], "unit_name": [1], "code": [2], "name": [3], "category": [4],
             "total": [5], "fiscal": [6, 7], "other": [8], "secret": [9]},
            id="two levels",
        ),
        pytest.param(
            ["预算单位", "项目代码", "项目名称", "预算数（万元）", "财政拨款小计", "一般公共预算",
             "政府性基金", "财政专户管理资金", "单位资金小计", "事业收入"],
            {"unit_name": [0], "code": [1], "name": [2], "total": [3], "fiscal": [4], "other": [8]},
            id="subtotals beside their parts: the subtotals alone",
        ),
        pytest.param(
            ["主管单位编码", "实施单位", "项目编码", "项目名称", "财政拨款/合计", "总计"],
            {"code": [2], "name": [3], "fiscal": [4], "total": [5]},
            id="other units and the total of one source are not taken for the unit and the total",
        ),
    ],
)  # fmt: skip
def test_columns_are_suggested_by_their_headings(
    headings: list[str], fields: dict[str, list[int]]
) -> None:
    assert {field.value: places for field, places in suggested(headings).items()} == fields


def test_headings_of_two_rows_are_found_below_title_and_unit() -> None:
    table = uploaded_list("a.xlsx", exported(unit="元"), PROJECTS)
    assert table.headings[5] == "资金来源/合计"
    assert table.headings[9] == "是否涉密"
    assert table.unit_told == "元"
    assert [number for number, _ in table.rows] == [5, 6, 7, 8]
    assert table.rows[1][1][5] == "80.5"
    content = "项目编码,项目名称,预算单位,预算数（万元）\nP1,甲,县图书馆,3\n".encode()
    plain = uploaded_list("a.csv", content, PROJECTS)
    assert (plain.headings[0], plain.unit_told, len(plain.rows)) == ("项目编码", "万元", 1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.xlsx", SHEET_MACROS, "宏", id="macros"),
        pytest.param("a.xlsx", b"%PDF-1.7", "不是表格", id="another kind under an Excel name"),
        pytest.param("a.xlsx", exported(head=[("姓名", "电话")]), "没有找到", id="another list"),
        pytest.param("a.xlsx", zipped(("[Content_Types].xml", b"<T/>"), ("xl/workbook.xml",
                     b"\0" * (20 << 20))), "压缩炸弹", id="a bomb"),
        pytest.param("a.xlsx", b"", "空的", id="nothing"),
    ],
)  # fmt: skip
def test_files_that_are_no_list_are_refused(
    region: Region, name: str, content: bytes, said: str
) -> None:
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    answer = client.post(f"/years/{region.year.pk}/lists/", {"file": file_of(content, name)})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not ProjectListRecord.objects.exists()


def test_a_list_is_confirmed_previewed_and_taken_once(region: Region) -> None:
    content = exported()
    made = uploaded(region, content)
    client = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    page = client.get(f"/years/lists/{made.pk}/", follow=True)
    told = {f"column-{one['number']}": one["chosen"] for one in page.context["columns"]}
    assert {**told, "unit": page.context["unit"]} == COLUMNS
    assert take(region, made) == 400, "columns are not confirmed yet"
    assert confirmed(region, content).pk == made.pk
    assert preview(region, made)["counts"] == {"new": 3, "changed": 0, "same": 0, "faulty": 0}
    assert state() == [], "a preview writes nothing"
    assert take(region, made) == 302
    assert state() == [
        ("P1", "城区路灯节能改造", "341001", "特定目标类", Decimal(172), Decimal(172), None, False),
        ("P2", "垃圾清运服务", "341002", "特定目标类", Decimal("80.5"), Decimal("60.5"), 20, False),
        ("P3", "图书采购", "312002", "其他运转类", Decimal(30), Decimal(30), None, True),
    ]
    lamps = ProjectRecord.objects.get(code="P1")
    assert lamps.listing.sources == [
        ["资金来源/一般公共预算拨款", "150"], ["资金来源/政府性基金预算拨款", "22"],
    ]  # fmt: skip
    again = uploaded(region, content)
    assert again.pk == made.pk
    assert preview(region, again)["counts"] == {"new": 0, "changed": 0, "same": 3, "faulty": 0}
    before = state()
    assert take(region, again) == 302
    assert state() == before
    told = TrailEntryRecord.objects.filter(action="take_project_list").first()
    assert told.after["added"] == ["P1", "P2", "P3"]
    assert list(breaks(line_of(one) for one in entries())) == []


def test_the_meaning_of_columns_is_remembered_for_files_of_that_shape(region: Region) -> None:
    confirmed(region, exported(), **{"column-4": ""})
    other = uploaded(region, exported((altered(LAMPS, C="P9"),)))
    assert "category" not in other.columns
    assert other.unit == "万元"
    assert uploaded(region, exported(unit="元")).columns == {}, "another unit is another shape"
    neighbour = browser_of(region.people[Role.PERFORMANCE_DESK, "other_bureau"])
    elsewhere = YearRecord.objects.create(division=region.places["other"], year=2026)
    answer = neighbour.post(f"/years/{elsewhere.pk}/lists/", {"file": file_of(exported())})
    assert answer["Location"].endswith("/columns/"), "another county confirms for itself"


FAULTS = [
    pytest.param(altered(LAMPS, A="999999"), "不在本行政区的单位名单中", id="unknown unit"),
    pytest.param(altered(LAMPS, A="", B=""), "没有写单位", id="no unit"),
    pytest.param(altered(LAMPS, F="一百多"), "“资金来源/合计”的“一百多”不是数字", id="no number"),
    pytest.param(
        altered(LAMPS, G=140), "各来源之和162万元，相差10万元", id="sources do not add up"
    ),
    pytest.param(altered(LAMPS, F=-172, G=-194), "负数", id="negative"),
    pytest.param(altered(LAMPS, F=None, G=None, H=None), "没有预算总额", id="no amount"),
    pytest.param(altered(LAMPS, D=None), "没有项目名称", id="no name"),
    pytest.param(altered(LAMPS, C=None), "没有项目编码", id="no code"),
    pytest.param(altered(LAMPS, J="也许"), "写的是“也许”", id="neither secret nor not"),
    pytest.param(altered(REFUSE, C="P3"), "与第6行重复", id="a code twice"),
]


@pytest.mark.parametrize(("row", "said"), FAULTS)
def test_faults_are_told_by_row_and_only_good_rows_are_taken(
    region: Region, row: tuple[object, ...], said: str
) -> None:
    made = confirmed(region, exported((row, LIBRARY, SUM)))
    seen = preview(region, made, "faulty")
    first = seen["rows"][0]
    assert any(said in fault for fault in first["faults"]), first["faults"]
    assert first["row"].number == 5
    doubled = "重复" in said
    assert seen["counts"]["faulty"] == (2 if doubled else 1)
    assert take(region, made) == 400
    assert state() == []
    assert take(region, made, good_only=True) == 302
    assert [one[0] for one in state()] == ([] if doubled else ["P3"])


def test_rounding_and_other_names_of_units_are_noted_not_refused(region: Region) -> None:
    row = altered(LAMPS, B="照明所", F=172.01, G=150.01, H=21.99)
    made = confirmed(region, exported((row,)))
    (first,) = preview(region, made, "new")["rows"]
    assert any("四舍五入" in note for note in first["notes"])
    assert any("照明所" in note for note in first["notes"])


def test_amounts_in_yuan_and_units_by_name_or_joined(region: Region) -> None:
    rows = (
        altered(LAMPS, A=None, F="1,720,000.00", G="1,500,000.00", H="220,000.00"),
        altered(REFUSE, A=None, B="341002-县环境卫生管理站", F=805000.01, G=605000.01, I=200000),
    )
    made = confirmed(region, exported(rows, unit="元"), unit="元", **{"column-0": ""})
    assert take(region, made) == 302
    assert [(one[0], one[2], one[4]) for one in state()] == [
        ("P1", "341001", Decimal(172)), ("P2", "341002", Decimal("80.500001")),
    ]  # fmt: skip


def test_changed_rows_are_shown_as_changes_and_plans_keep_up(region: Region) -> None:
    take(region, confirmed(region, exported()))
    lamps = ProjectRecord.objects.get(code="P1")
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    assert clerk.post(f"/years/projects/{lamps.pk}/declare/").status_code == 302
    rows = (
        altered(LAMPS, F=160, G=138, J="是"), altered(REFUSE, A="341001", B=None, J=None), LIBRARY,
    )  # fmt: skip
    made = uploaded(region, exported(rows))
    seen = preview(region, made)
    assert seen["counts"] == {"new": 0, "changed": 2, "same": 1, "faulty": 0}
    first, second = seen["rows"]
    assert {one.name: (one.before, one.after) for one in first["changes"]} == {
        "total": (172, 160), "fiscal": (172, 160), "secret": (False, True),
    }  # fmt: skip
    assert [one.name for one in second["changes"]] == ["unit"]
    assert take(region, made) == 302
    plan = PlanRecord.objects.get(project=lamps)
    assert plan.secret
    assert plan.content["fields"]["budget.total"] == "172", "what the unit wrote stays"
    page = clerk.get(f"/plans/{plan.pk}/").content.decode()
    assert "清单160万元，申报172万元" in page
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    listed = desk.get(f"/years/{region.year.pk}/projects/", {"state": "differing"})
    assert [one.code for one in listed.context["page"]] == ["P1"]
    moved = confirmed(region, exported((altered(LAMPS, A="341002", F=160, G=138),)))
    (fault,) = preview(region, moved, "faulty")["rows"][0]["faults"]
    assert "不能改到别的单位" in fault


def test_a_project_taken_from_a_file_without_a_code_gets_it_from_the_list(region: Region) -> None:
    plan = region.plan()
    take(region, confirmed(region, exported((LAMPS,))))
    plan.refresh_from_db()
    assert (ProjectRecord.objects.count(), plan.code) == (1, "P1")
    assert "清单" not in browser_of(region.people[Role.UNIT_CLERK, "lamps"]).get(
        f"/plans/{plan.pk}/"
    ).content.decode().split("审核意见")[1].split("</div>")[0]  # fmt: skip


def test_who_keeps_the_list_and_nobody_else(region: Region) -> None:
    made = confirmed(region, exported())
    desks = {Role.PERFORMANCE_DESK, Role.PROGRAMME_DESK}
    for (role, place), person in region.people.items():
        client = browser_of(person)
        near = role in desks and place == "bureau"
        opened = client.get(f"/years/lists/{made.pk}/").status_code == 200
        assert opened is near, (role, place)
        again = client.post(f"/years/{region.year.pk}/lists/", {"file": file_of(exported())})
        assert (again.status_code == 302) is near, (role, place)
        mapped = client.post(f"/years/lists/{made.pk}/columns/", COLUMNS)
        assert (mapped.status_code == 302) is near, (role, place)
        if not near:
            assert client.post(f"/years/lists/{made.pk}/take/").status_code in (403, 404)
    assert state() == []


def test_an_archived_year_takes_no_list(region: Region) -> None:
    made = confirmed(region, exported())
    archive_year(region.year.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    assert take(region, made) == 403
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    again = desk.post(f"/years/{region.year.pk}/lists/", {"file": file_of(exported(ROWS[:1]))})
    assert again.status_code == 403
    assert desk.get(f"/years/lists/{made.pk}/").status_code == 200, "still read"
