"""What the vouchers of a project come to is kept beside them, and looked after."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Sum

from jixiao.web.results.summary import summary
from jixiao.web.site.environment import environment
from jixiao.web.site.health_checks import checks
from jixiao.web.treasury.models import PaidRecord, VoucherRecord
from jixiao.web.treasury.sums import astray
from jixiao.workflow.role import Role
from web.test_evaluation_report import pay
from web.test_results import accepted
from web.test_treasury import CODE, csv_of, project_with_code, taken

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region

pytestmark = pytest.mark.django_db
REFUND = ((CODE, "城区路灯节能改造", "Z-9", "2026-08-20", "-400000",
           "一般公共预算"),)  # fmt: skip


def sums() -> list[tuple[int, Decimal, int]]:
    return list(PaidRecord.objects.values_list("project", "amount", "vouchers"))


def test_sums_are_kept_when_vouchers_are_taken_and_again_with_the_next_export(
    region: Region,
) -> None:
    project = project_with_code(region)
    taken(region)
    assert sums() == [(project, Decimal("650000.50"), 3)]
    taken(region, csv_of(REFUND))
    assert sums() == [(project, Decimal("250000.50"), 4)]
    total = VoucherRecord.objects.aggregate(total=Sum("amount"))["total"]
    assert sums()[0][1] == total
    assert not astray().exists()


def test_the_doctor_tells_a_sum_that_is_not_its_vouchers(region: Region, tmp_path: Path) -> None:
    project_with_code(region)
    taken(region)
    well = [one for one in checks(environment({"JIXIAO_HOME": str(tmp_path)})) if one.well]
    assert "存下的支付合计与凭证相符" in {str(one.told) for one in well}
    for change in ({"amount": 1}, {"vouchers": 2}):
        kept = PaidRecord.objects.values().get()
        PaidRecord.objects.update(**change)
        told = {
            str(one.told): one.well for one in checks(environment({"JIXIAO_HOME": str(tmp_path)}))
        }
        assert (
            told[
                "1个项目存下的支付合计与凭证不符（53082500026T000000917）：请用备份核对，并保留现场"
            ]
            is False
        )
        PaidRecord.objects.update(amount=kept["amount"], vouchers=kept["vouchers"])
    PaidRecord.objects.all().delete()
    assert astray().count() == 1


def test_the_migration_adds_up_what_is_there_and_the_summary_reads_it(region: Region) -> None:
    found = accepted(region)
    pay(region, found.plan.project, (3, "100000"), (5, "-20000"))
    PaidRecord.objects.all().delete()
    import_module("jixiao.web.treasury.migrations.0003_paid_sums").add_up(
        apps, connection.schema_editor()
    )
    assert sums() == [(found.plan.project_id, Decimal(80000), 2)]
    assert summary(region.actor(Role.PERFORMANCE_DESK), 2026)[0].spent == 8
