"""Whether an objective says more than that money arrives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SUM: Final = r"\d[\d.,]*(?:亿|万|千)?元"
_ARRIVES: Final = r"(?:落实到位|拨付到位|支付到位|到位|下达|拨付|支出|支付完毕|使用完毕)"
_PROMISE: Final = r"(?:确保|保障|保证|完成|落实|做到|实现|及时|足额|按时|按期|全额|将)"
_MONEY: Final = re.compile(
    # 保障贴息104.81万元资金落实到位 · 完成120万元专项资金支付
    rf"(?:{_PROMISE}|支付|拨付|下达)[^，,。；;]{{0,14}}?{_SUM}[^，,。；;]{{0,8}}?(?:{_ARRIVES}|支付)"
    # 及时足额拨付补助资金58万元
    rf"|{_PROMISE}*(?:拨付|下达|支付)[^，,。；;]{{0,12}}?{_SUM}"
    # 确保专项资金及时足额拨付到位
    rf"|{_PROMISE}*[^，,。；;]{{0,8}}?资金{_PROMISE}*{_ARRIVES}"
)
_END: Final = re.compile(r"[。；;，,]$")


@rule(
    code="JX-X010",
    fault="GOAL_IS_MONEY",
    title="把资金到位当作绩效目标",
    why="资金到位只是开始；目标要说明用这笔钱办成什么、有什么效果。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
objectives:
  - 保持创业担保贷款贴息工作正常开展
  - 保障贴息104.81万元资金落实到位
""",
    good="""
objectives:
  - 为不少于30名创业者的担保贷款按季贴息，带动就业90人
""",
    neighbour="""
objectives:
  - 发放补贴150万元，使140名见习人员取得技能证书
  - 保障各项补贴资金到位，惠及50户
""",
    fix="改写为资金办成的事和产生的效果，资金到位可作为时效指标。",
)
def objective_is_money(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives that are a sum of money and its arrival, and nothing else."""
    del context
    if not plan.objectives:
        yield not_applicable("没有填写目标。")
    for text in plan.objectives:
        if _MONEY.fullmatch(_END.sub("", plain(text))):
            yield found(
                message("目标“{text}”只说资金到位。", text=text), field="objectives", given=text
            )
