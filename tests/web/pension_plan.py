"""An approved plan whose indicators ledgers can show, for tests of bindings and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.actions.measure_plan import measure_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.workflow.role import Role
from web.working import payments, sealed, work_all

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

CODE = "53082500026T000000901"
PENSIONS = f"""
name: 城乡居民养老保险县级补助
code: {CODE}
unit: 341001 县城市照明管理所
department: 县住房和城乡建设局
year: 2026
category: 特定目标类
budget: {{total: 2, fiscal: 2, other: 0}}
purpose: 城乡居民基本养老保险基础养老金县级补助
plan: {{3: 25, 6: 50, 9: 75, 12: 100}}
objectives:
  - 2026年全年为3名待遇领取人员按月足额发放城乡居民养老金，足额发放率100%，12月31日前完成，
    保障领取人员基本生活。
indicators:
  - 成本指标 / 经济成本指标 / 县级补助资金总额 / ≤2万元 / 20 / 3人按年测算
  - 产出指标 / 数量指标 / 城乡居民养老金领取人数 / ≥3人 / 10 / 县参保台账
  - 产出指标 / 质量指标 / 城乡居民养老金足额发放率 / =100% / 15 / 发放台账
  - 产出指标 / 时效指标 / 城乡居民养老金按时发放率 / =100% / 15 / 发放台账
  - 效益指标 / 社会效益指标 / 参保居民生活保障水平 / 有效提高 / 20 / 入户走访记录
  - 满意度指标 / 服务对象满意度指标 / 领取人员满意度 / ≥90% / 10 / 电话回访
"""
FULL, TIMELY, GRADED = 3, 4, 5
"""Rows of the plan: full-amount rate, on-time rate, an indicator in words."""


def approved_pensions(region: Region) -> PlanRecord:
    """Return the plan, approved by real actions."""
    return approve(
        region, region.plan(PENSIONS, name="城乡居民养老保险县级补助", code=CODE, total=2, fiscal=2)
    )


def approve(region: Region, plan: PlanRecord) -> PlanRecord:
    """Return a draft, approved by real actions."""
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    for role in (Role.DEPARTMENT_REVIEWER, Role.PROGRAMME_DESK):
        forward_plan(plan.pk, actor=region.actor(role))
    desk = region.actor(Role.PERFORMANCE_DESK)
    approve_plan(plan.pk, actor=desk, document_number="9号")
    plan.refresh_from_db()
    return plan


def short_payments() -> list[dict[str, object]]:
    """Return payments of two months; one of February's six in all came short, one late."""
    february = payments(month=202602)
    february[0]["paid"] = "100.00"
    february[1]["paid_on"] = "2026-02-20"
    return payments(month=202601) + february


def measured_pensions(region: Region, month: int = 2) -> PlanRecord:
    """Return the plan with payments sealed, its bindings confirmed, measured up to a month."""
    plan = approved_pensions(region)
    sealed(region, short_payments())
    confirm_bindings(plan.pk, None, actor=region.actor(Role.PERFORMANCE_DESK))
    measure_plan(plan.pk, month, actor=region.actor(Role.UNIT_CLERK))
    work_all()
    return plan
