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
_ARRIVES: Final = (
    r"(?:(?:落实|拨付|支付|兑现|发放|兑付)?到位|兑现|兑付|下达|拨付|支付|支出|支付完毕|使用完毕)"
)
_PROMISE: Final = r"(?:将|把|确保|保障|保证|完成|落实|做到|实现|及时|足额|按时|按期|全额)"
_MONEY: Final = re.compile(
    # 保障贴息104.81万元资金落实到位 · 完成120万元专项资金支付
    rf"(?:{_PROMISE}|支付|拨付|下达)(?:20\d\d年度?)?(?:[^，,。；;]{{0,14}}?|[^，,。；;\d]{{0,30}}?){_SUM}[^，,。；;]{{0,8}}?(?:{_ARRIVES}|支付)"
    # 及时足额拨付补助资金58万元
    rf"|{_PROMISE}*(?:拨付|下达|支付)[^，,。；;]{{0,12}}?{_SUM}"
    # 确保专项资金及时足额拨付到位
    rf"|{_PROMISE}*[^，,。；;]{{0,8}}?资金{_PROMISE}*{_ARRIVES}"
)
# What only says that money moves: to an account, at a rate, by the rules.
_TO: Final = (
    r"(?:拨付|支付|下达|划拨|拨|兑付|兑现|发放)(?:到|至|给|于)"
    r"[^，,。；;]{0,12}(?:账户|账上|专户|单位|学校|财政所|乡镇|镇|村|社区|街道|企业|部门|机构|农户|群众|个人|本人|对象|手中|一卡通)"
)
_MOVED: Final = re.compile(
    r"(?:做好|加强|落实|搞好)?[^，,。；;]{0,24}?(?:经费|资金)(?:的)?保障(?:工作)?|"
    rf"{_PROMISE}*[^，,。；;]{{0,8}}?预算(?:资金)?支出(?:任务|进度)?|{_PROMISE}*[^，,。；;]{{0,22}}?(?:资金|经费|补助|补贴|款项?){_PROMISE}*(?:{_TO}|{_ARRIVES})"
    rf"|{_PROMISE}*[^，,。；;]{{0,12}}?{_TO}"
    rf"|{_PROMISE}*[^，,。；;]{{0,8}}?{_SUM}[^，,。；;]{{0,16}}?{_PROMISE}*(?:{_TO}|{_ARRIVES})"
)
_BESIDES: Final = re.compile(
    r"[^，,。；;]{0,10}?(?:资金|经费|预算|支出|财政)[^，,。；;]{0,6}?(?:到位|执行|拨付|支付|使用|下达|支出|完成|进度)率?"
    r"[^，,。；;]{0,6}?(?:\d[\d.]*[%％](?:以上)?|达到要求|符合要求|达标|及时|规范|合规|安全)"
    r"|(?:做到|确保|保证|实行)?(?:资金)?专款专用|(?:确保|保证)?(?:各项)?资金(?:使用)?(?:安全|规范|合规)[^，,。；;]{0,6}"
    r"|(?:严格)?(?:按照|按)[^，,。；;]{0,12}(?:使用|拨付|支出)资金|(?:提高|提升)?(?:财政)?资金使用(?:效益|效率)"
)
_CLAUSES: Final = re.compile(r"[，,。；;]")
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
  - 确保2026年困难职工帮扶和法律援助宣传经费15万元及时足额拨付到位
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
        if _is_money(_END.sub("", plain(text))):
            yield found(
                message("目标“{text}”只说资金到位。", text=text), field="objectives", given=text
            )


def _is_money(text: str) -> bool:
    """Return whether every clause is about money that moves, one at least about its arrival."""
    arrived = False
    for clause in _CLAUSES.split(text):
        if clause and (_MONEY.fullmatch(clause) or _MOVED.fullmatch(clause)):
            arrived = True
        elif clause and not _BESIDES.fullmatch(clause):
            return bool(_MONEY.fullmatch(text))
    return arrived or bool(_MONEY.fullmatch(text))
