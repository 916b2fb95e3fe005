"""Whether timeliness judges the payer and not those who receive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FUND: Final = re.compile(r"补助|补贴|配套|县配|区配|市配")
_THEIRS: Final = re.compile(r"参保|缴费|参合|报名|还款|投保")
_OURS: Final = re.compile(
    r"补贴|补助|拨付|到账|发放|支付|兑付|审核|审批|受理|办理|办结|减免|配套|征缴|收缴"
)


@rule(
    code="JX-R098",
    fault="TIMELY_OF_PERSONS",
    title="时效考核的是群众缴费，不是补贴到账",
    why="财政给补贴，时效却考核农民按不按时参保缴费；责任不在本项目，补贴晚了也看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
name: 渔民医疗保险县配资金
indicators:
  - 产出指标 / 时效指标 / 渔民参保及缴费时效性 / 95%
""",
    good="""
name: 渔民医疗保险县配资金
indicators:
  - 产出指标 / 时效指标 / 缴费补贴拨付时间 / 12月底前
""",
    neighbour="""
name: 渔民医疗保险县配资金
indicators:
  - 产出指标 / 时效指标 / 渔民按时缴费率 / ≥95%
  - 产出指标 / 时效指标 / 缴费补贴到账及时率 / 100%
""",
    fix="时效改为补贴拨付、到账的时间，如“收到缴费后30日内”。",
)
def timeliness_of_receivers(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find funds that pay whose timeliness rows are all about persons paying in or applying."""
    del context
    if not _FUND.search(plain(plan.name)):
        yield not_applicable("不是补助、配套一类的资金。")
        return
    timed = [(n, plain(row.name)) for n, row in annual_rows(plan) if class_of(row) == "timeliness"]
    if timed and all(_THEIRS.search(name) and not _OURS.search(name) for _, name in timed):
        names = "、".join(name for _, name in timed)
        yield found(
            message("时效“{names}”考核的是对方办没办，没有考核本项资金什么时候到账。", names=names),
            rows=[n for n, _ in timed],
            field="name",
            given=names,
        )
