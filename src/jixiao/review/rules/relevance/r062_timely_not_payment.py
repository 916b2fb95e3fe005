"""Whether a payment to persons is timed by its payment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAYS: Final = re.compile(
    r"(?:人员|员|教师|岗位|就业|学生|居民|农民|老人|职工|家庭|户|寄宿生|残疾人|儿童|幼儿|牧民|军人|家属|老年人)[^，,。；;]{0,8}(?:补贴|补助|津贴|救助|待遇|报酬)"
)
_PAYS_OUT: Final = re.compile(r"补贴|补助|津贴|报酬|待遇|发放|支付|救助|慰问|生活费|工资")
_LISTED: Final = re.compile(r"(?:补贴|补助)、[^，,。；;]*(?:补贴|补助)")
_PAID: Final = re.compile(r"发放|支付|兑付|兑现|打卡|到账|领取|补贴|补助|发至|报销|及时率$|及时性$")
_TASK: Final = re.compile(r"(?:任务|工作)[^，,。；;]{0,4}(?:完成|及时|按时|按期)")
_PASSED: Final = re.compile(r"资金[^，,。；;]{0,10}(?:下达|分配)|下达(?:及时)?率")


@rule(
    code="JX-R062",
    fault="TIMELY_NOT_PAYMENT",
    title="发补助的项目，时效没有考核发放",
    why="钱是发给个人的，时效却写任务完成或资金下达；钱有没有按时到人手里，没有指标。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#timeliness",
    bad="""
name: 代课教师补贴
indicators:
  - 产出指标 / 时效指标 / 教学任务完成及时率 / 100%
""",
    good="""
name: 代课教师补贴
indicators:
  - 产出指标 / 时效指标 / 补贴按月发放及时率 / 100%
""",
    neighbour="""
name: 农村公路养护补助
indicators:
  - 产出指标 / 时效指标 / 养护任务按期完成率 / 100%
  - 产出指标 / 时效指标 / 资金下达及时率 / 100%
""",
    fix="写明补助的发放时间或按时发放率，如“每月15日前发放”。",
)
def payment_without_its_time(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find payments to persons whose timeliness rows are about tasks or the passing on of funds."""
    del context
    timed = [(n, plain(row.name)) for n, row in annual_rows(plan) if class_of(row) == "timeliness"]
    goals = plain("；".join(plan.objectives))
    used = plain(plan.purpose)
    serves = bool(used) and not _PAYS_OUT.search(used)
    if not timed or serves or not (_PAYS.search(plain(plan.name)) or _LISTED.search(goals)):
        yield not_applicable("不是发给个人的补助，或没有时效指标。")
        return
    other = [(n, name) for n, name in timed if _TASK.search(name) or _PASSED.search(name)]
    rest = [name for n, name in timed if (n, name) not in other and not name.endswith("标准")]
    if other and not any(_PAID.search(name) for name in rest):
        names = "、".join(name for _, name in other)
        yield found(
            message("补助发给个人，时效写的是“{names}”，没有考核发放是否及时。", names=names),
            rows=[n for n, _ in other],
            field="name",
            given=names,
        )
