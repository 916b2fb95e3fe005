"""Treasury exports on the platform: columns told once, doubtful rows aside, months closed once."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.grids.list_table import UnusableList
from jixiao.monitoring.money import MonthClosed
from jixiao.monitoring.payment_columns import PaymentField
from jixiao.web.budgets.queries import told_until
from jixiao.web.rounds.watching import watched
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.web.treasury.actions.close_month import close_month
from jixiao.web.treasury.actions.take_export import take_export
from jixiao.web.treasury.exports import EXPORTS
from jixiao.web.treasury.models import ClosedMonthRecord, TreasuryExportRecord, VoucherRecord
from jixiao.web.treasury.queries import paid_by_source
from jixiao.web.years.actions.map_columns import InvalidMapping, map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.workflow.cycle_duty import CycleDuty, roles_with
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.after_approval import approved, sheet_in_july
from web.project_lists import exported
from web.region import ELSEWHERE, HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db
CODE = "53082500026T000000917"
HEAD = ("项目编码", "项目名称", "支付凭证号", "支付日期", "支付金额", "资金性质")
ROWS = (
    (CODE, "城区路灯节能改造", "Z-1", "2026-03-05", "200,000.50", "一般公共预算"),
    (CODE, "城区路灯节能改造", "Z-2", "2026-07-31", "400000", "一般公共预算"),
    (CODE, "城区路灯节能改造", "Z-3", "2026-08-01", "50000", "上年结转"),
    ("530825999", "不认识的项目", "Z-4", "2026-03-06", "1", "一般公共预算"),
    (CODE, "城区路灯节能改造", "Z-5", "2026-04-01", "-900000", "一般公共预算"),
    (CODE, "城区路灯节能改造", "Z-1", "2026-03-05", "200,000.50", "一般公共预算"),
    ("合计", "", "", "", "850002", ""),
)
COLUMNS = {
    PaymentField.CODE: [0], PaymentField.VOUCHER: [2], PaymentField.DAY: [3],
    PaymentField.AMOUNT: [4], PaymentField.SOURCE: [5],
}  # fmt: skip


def csv_of(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    lines = [",".join(f'"{cell}"' for cell in row) for row in (HEAD, *rows)]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


def uploaded(
    region: Region, content: bytes = b"", name: str = "支付明细.csv"
) -> TreasuryExportRecord:
    desk = region.actor(Role.PERFORMANCE_DESK)
    return upload_list(EXPORTS, region.year.pk, actor=desk, name=name, content=content or csv_of())


def taken(region: Region, content: bytes = b"") -> TreasuryExportRecord:
    desk, made = region.actor(Role.PERFORMANCE_DESK), uploaded(region, content)
    map_columns(EXPORTS, made.pk, actor=desk, columns=COLUMNS, unit="元")
    take_export(made.pk, actor=desk)
    made.refresh_from_db()
    return made


def project_with_code(region: Region) -> int:
    return region.project(code=CODE).pk


def test_vouchers_are_taken_and_doubtful_rows_set_aside_with_their_row(region: Region) -> None:
    project = project_with_code(region)
    made = taken(region)
    assert list(VoucherRecord.objects.values_list("number", "amount")) == [
        ("Z-1", Decimal("200000.50")), ("Z-2", Decimal(400000)), ("Z-3", Decimal(50000)),
    ]  # fmt: skip
    aside = {one.row: one.pattern for one in made.aside.all()}
    assert list(aside) == [5, 6, 7]
    assert [text[:6] for text in aside.values()] == ["项目编码“{", "退款{amo", "凭证号与第{"]
    assert told_until(project, date(2026, 7, 31)).spent == Decimal("60.00005")
    assert told_until(project, date(2026, 1, 1)).spent is None
    assert paid_by_source(project) == [
        ("一般公共预算", Decimal("60.00005")),
        ("上年结转", Decimal(5)),
    ]
    desk = region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(InvalidMapping, match="没有重复导入"):
        take_export(made.pk, actor=desk)
    with pytest.raises(InvalidMapping, match="不能再改"):
        map_columns(EXPORTS, made.pk, actor=desk, columns=COLUMNS, unit="万元")
    assert uploaded(region).pk == made.pk, "the same file is the export it was before"
    assert list(breaks(line_of(one) for one in entries())) == []


def test_columns_are_told_once_for_a_source(region: Region) -> None:
    project_with_code(region)
    first = uploaded(region)
    assert first.columns == {}
    desk = region.actor(Role.PERFORMANCE_DESK)
    wrong = (
        ({PaymentField.CODE: [0]}, "元", "凭证号”是哪一栏"),
        ({**COLUMNS, PaymentField.DAY: [3, 4]}, "元", "只能选一栏"),
        (COLUMNS, "美元", "金额单位"),
    )
    for columns, unit, why in wrong:
        with pytest.raises(InvalidMapping, match=why):
            map_columns(EXPORTS, first.pk, actor=desk, columns=columns, unit=unit)
    map_columns(EXPORTS, first.pk, actor=desk, columns=COLUMNS, unit="元")
    august = csv_of(((CODE, "城区路灯节能改造", "Z-9", "2026-08-09", "10", "一般公共预算"),))
    second = uploaded(region, august)
    assert second.columns == {field.value: places for field, places in COLUMNS.items()}
    assert second.unit == "元"
    take_export(first.pk, actor=desk)
    take_export(second.pk, actor=desk)
    again = uploaded(region, csv_of((ROWS[0],)))
    take_export(again.pk, actor=desk)
    assert "以前导入过" in again.aside.get().pattern
    assert VoucherRecord.objects.count() == 4


def test_an_excel_file_reads_the_same_and_other_files_are_refused(region: Region) -> None:
    project = project_with_code(region)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["国库集中支付明细"])
    for row in (HEAD, *ROWS[:2]):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = uploaded(region, kept.getvalue(), "支付明细.xlsx")
    map_columns(EXPORTS, made.pk, actor=desk, columns=COLUMNS, unit="元")
    take_export(made.pk, actor=desk)
    assert told_until(project, date(2026, 12, 31)).spent == Decimal("60.00005")
    with pytest.raises(UnusableList, match="国库集中支付"):
        uploaded(region, exported(), "项目清单.xlsx")


def test_a_month_is_closed_once_and_its_vouchers_stay_out(region: Region) -> None:
    project_with_code(region)
    taken(region)
    desk = region.actor(Role.PERFORMANCE_DESK)
    for month in (1, 2, 3):
        made = close_month(region.year.pk, month, actor=desk)
    assert made.total == Decimal("200000.50")
    for month, why in ((3, "已经结账"), (5, "4月还没有结账"), (0, "没有0月")):
        with pytest.raises(MonthClosed, match=why):
            close_month(region.year.pk, month, actor=desk)
    assert ClosedMonthRecord.objects.count() == 3
    late = (CODE, "城区路灯节能改造", "Z-8", "2026-03-30", "10", "一般公共预算")
    export = taken(region, csv_of((late,)))
    assert "月已结账" in export.aside.get().pattern
    assert not VoucherRecord.objects.filter(number="Z-8").exists()


def test_payments_fill_the_monitoring_sheet(region: Region) -> None:
    plan = approved(region)
    plan.project.code = CODE
    plan.project.save()
    taken(region)
    found = watched(sheet_in_july(region, plan))
    assert found.paid == found.sheet.spent == Decimal("60.00005")
    assert found.plan.execution is not None
    assert found.plan.execution.rate == Decimal("34.88")


def test_the_pages_take_a_file_from_upload_to_the_closed_month(region: Region) -> None:
    project_with_code(region)
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    file = SimpleUploadedFile("支付明细.csv", csv_of())
    year = region.year.pk
    answer = desk.post(f"/treasury/{year}/upload/", {"file": file})
    export = TreasuryExportRecord.objects.get()
    assert answer.url == f"/treasury/exports/{export.pk}/columns/"
    page = desk.get(answer.url).content.decode()
    assert '<option value="voucher" selected>' in page
    told = {"unit": "元"} | {
        f"column-{places[0]}": field.value for field, places in COLUMNS.items()
    }
    assert desk.post(f"/treasury/exports/{export.pk}/columns/", told).status_code == 302
    page = desk.get(f"/treasury/exports/{export.pk}/").content.decode()
    for text in (
        "3笔可对应到项目",
        "不在本年度的项目清单中",
        "退款900000元没有可冲抵的支付",
        "与第2行重复",
    ):
        assert text in page, text
    assert desk.post(f"/treasury/exports/{export.pk}/take/").status_code == 302
    assert "项目编码“530825999”" in desk.get(f"/treasury/exports/{export.pk}/").content.decode()
    assert desk.post(f"/treasury/{year}/close/", {"month": "1"}).status_code == 302
    assert desk.post(f"/treasury/{year}/close/", {"month": "1"}).status_code == 400
    assert "65.00005" in desk.get(f"/treasury/{year}/").content.decode()
    assert desk.post(f"/treasury/{year}/upload/").status_code == 400


def test_who_takes_money_in(region: Region) -> None:
    project_with_code(region)
    made = taken(region)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            person, near = region.people[role, place], place == HOME[role]
            client, may = browser_of(person), near and role in roles_with(CycleDuty.TAKE_MONEY)
            file = SimpleUploadedFile("a.csv", csv_of())
            answer = client.post(f"/treasury/{region.year.pk}/upload/", {"file": file})
            assert answer.status_code == (302 if may else 403), (role, place)
            seen = client.get(f"/treasury/exports/{made.pk}/").status_code
            assert (seen == 200) is may, (role, place)
            closed = client.post(f"/treasury/{region.year.pk}/close/", {"month": "9"})
            assert closed.status_code == (400 if may else 403), (role, place)
    clerk = region.actor(Role.UNIT_CLERK)
    with pytest.raises(TransitionRefused, match="导入支付数据"):
        upload_list(EXPORTS, region.year.pk, actor=clerk, name="a.csv", content=csv_of())


def test_refunds_are_netted_over_files_and_shown_with_their_payments(region: Region) -> None:
    project = project_with_code(region)
    taken(region)
    back = (
        (CODE, "城区路灯节能改造", "Z-2", "2026-08-05", "-400000", "一般公共预算"),
        (CODE, "城区路灯节能改造", "T-1", "2026-08-06", "-300", "一般公共预算"),
        (CODE, "城区路灯节能改造", "T-2", "2026-08-07", "-250000", "一般公共预算"),
    )
    made = uploaded(region, csv_of(back), name="退款.csv")
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    before = desk.get(f"/treasury/exports/{made.pk}/").content.decode()
    for text in ("已冲抵的退款", "Z-2（退）", "-400,000", "49,700", "退款250000元没有可冲抵"):
        assert text in before, text
    desk.post(f"/treasury/exports/{made.pk}/take/")
    assert list(made.vouchers.values_list("number", "against", "amount")) == [
        ("Z-2（退）", "Z-2", -400000), ("T-1", "Z-3", -300),
    ]  # fmt: skip
    after = desk.get(f"/treasury/exports/{made.pk}/").content.decode()
    assert "49,700" in after
    assert told_until(project, date(2026, 8, 4)).spent == Decimal("65.00005")
    assert told_until(project, date(2026, 8, 31)).spent == Decimal("24.97005")
    assert "-400,300" in desk.get(f"/treasury/{region.year.pk}/").content.decode()
    assert list(breaks(line_of(one) for one in entries())) == []


def test_a_payment_counts_where_a_refund_of_its_number_was_taken_before(region: Region) -> None:
    project = project_with_code(region)
    taken(region)
    name, source = "城区路灯节能改造", "一般公共预算"
    refund = (CODE, name, "T-1", "2026-08-09", "-200", source)
    payment = (CODE, name, "T-1", "2026-08-05", "300", source)
    taken(region, csv_of((refund,)))
    made = taken(region, csv_of((payment, refund)))
    assert told_until(project, date(2026, 8, 31)).spent == Decimal("65.01005")
    assert "以前导入过" in made.aside.get().pattern
    again = taken(region, csv_of((refund, payment)))
    assert not again.vouchers.exists()
