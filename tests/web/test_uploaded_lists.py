"""What every kind of list uploaded for a year does alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jixiao.web.budgets.tables import TABLES
from jixiao.web.trail.recording import entries
from jixiao.web.treasury.exports import EXPORTS
from jixiao.web.years.actions.map_columns import InvalidMapping, map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.web.years.project_lists import PROJECT_LISTS
from jixiao.web.years.year_lock import NoSuchYear
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    from jixiao.web.years.uploaded_kind import UploadedKind
    from web.region import Region

LISTS = {
    "projects": (PROJECT_LISTS, "项目编码,项目名称,单位名称,预算数（万元）\nP1,甲,县图书馆,3\n"),
    "payments": (EXPORTS, "项目编码,凭证号,支付日期,支付金额（元）\nP1,Z-1,2026-07-01,300\n"),
    "budgets": (TABLES, "项目编码,资金性质,年初预算数（万元）\nP1,一般公共预算,3\n"),
}
PAGES = {
    "projects": ("/years/{}/lists/", "/years/lists/{}/", "/years/{}/projects/"),
    "payments": ("/treasury/{}/upload/", "/treasury/exports/{}/", "/treasury/{}/"),
    "budgets": ("/budgets/{}/upload/", "/budgets/tables/{}/", "/budgets/{}/"),
}
KINDS = pytest.mark.parametrize(("kind", "text"), LISTS.values(), ids=LISTS)


@KINDS
def test_columns_are_remembered_and_a_file_is_kept_once(
    region: Region, kind: UploadedKind[Any], text: str
) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = upload_list(kind, region.year.pk, actor=desk, name="a.csv", content=text.encode())
    assert not made.columns
    told = kind.table.suggested(made.headings)
    map_columns(kind, made.pk, actor=desk, columns=told, unit="万元")
    entry = next(one for one in entries() if one.action == "map_columns")
    assert entry.after[kind.word] == made.pk
    again = upload_list(kind, region.year.pk, actor=desk, name="b.csv", content=text.encode())
    assert (again.pk, again.name) == (made.pk, "a.csv")
    longer = (text + text.splitlines()[1].replace("P1", "P2") + "\n").encode()
    other = upload_list(kind, region.year.pk, actor=desk, name="c.csv", content=longer)
    assert (other.columns, other.unit) == ({name: list(at) for name, at in told.items()}, "万元")


@KINDS
def test_columns_that_cannot_be_are_refused(
    region: Region, kind: UploadedKind[Any], text: str
) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = upload_list(kind, region.year.pk, actor=desk, name="a.csv", content=text.encode())
    told = kind.table.suggested(made.headings)
    for columns, unit, why in (
        ({}, "元", "还没有选定“项目编码”"),
        (told | {"code": [0, 1]}, "元", "“项目编码”选了2栏"),
        (told | {"name": [9]}, "元", "没有选定的这一栏"),
        (told, "", "请选定金额单位"),
    ):
        with pytest.raises(InvalidMapping, match=why):
            map_columns(kind, made.pk, actor=desk, columns=columns, unit=unit)
    with pytest.raises(NoSuchYear, match="请重新上传"):
        map_columns(kind, made.pk + 1, actor=desk, columns=told, unit="元")
    clerk = region.actor(Role.UNIT_CLERK)
    with pytest.raises(TransitionRefused):
        map_columns(kind, made.pk, actor=clerk, columns=told, unit="元")


@KINDS
def test_columns_of_a_list_taken_once_stay(
    region: Region, kind: UploadedKind[Any], text: str
) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = upload_list(kind, region.year.pk, actor=desk, name="a.csv", content=text.encode())
    made.taken = timezone.now()
    made.save()
    told = kind.table.suggested(made.headings)
    if kind is PROJECT_LISTS:  # may be taken over again
        assert map_columns(kind, made.pk, actor=desk, columns=told, unit="元").columns
        return
    with pytest.raises(InvalidMapping, match="各栏含义不能再改"):
        map_columns(kind, made.pk, actor=desk, columns=told, unit="元")


@pytest.mark.parametrize("name", LISTS)
def test_a_page_leads_from_the_file_to_the_columns_and_back(region: Region, name: str) -> None:
    kind, text = LISTS[name]
    upload, page, back = PAGES[name]
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    assert desk.post(upload.format(region.year.pk)).status_code == 400
    file = SimpleUploadedFile("a.csv", text.encode())
    answer = desk.post(upload.format(region.year.pk), {"file": file})
    made = kind.records.get()
    columns = f"{page.format(made.pk)}columns/"
    assert answer.url == columns
    assert desk.get(page.format(made.pk)).url == columns
    shown = desk.get(columns).content.decode()
    assert f'<a href="{back.format(region.year.pk)}">' in shown
    assert '<option value="code" selected>项目编码</option>' in shown
    told = {f"column-{at}": field
            for field, (at,) in kind.table.suggested(made.headings).items()}  # fmt: skip
    assert desk.post(columns, told | {"unit": "元"}).url == page.format(made.pk)
    assert kind.records.get().unit == "元"
