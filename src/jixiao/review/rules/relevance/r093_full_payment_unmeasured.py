"""Whether full payment, which is promised or due, is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_satisfaction, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FULL: Final = re.compile(r"足额|全额|不少发|应发尽发|应补尽补")
_PAYS: Final = re.compile(
    r"(?:员|教师|老人|干部|岗位|村医|民警|乡医|军人)(?:生活|工作|误工|交通|岗位)?(?:补贴|津贴|"
    r"补助|报酬)"
)
_WORK: Final = re.compile(r"考核|优良|优秀|称职|合格|出勤|到岗|在岗|履职|完成")
_PAID: Final = re.compile(r"补贴|津贴|补助|发放|足额|准确|资金|对象")


@rule(
    code="JX-R093",
    fault="FULL_PAYMENT_UNMEASURED",
    title="足额发放没有指标",
    why="目标要求按时足额发放，质量只写准确率或考核优良率；少发、欠发看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quality",
    bad="""
name: 高龄津贴
objectives: [确保高龄津贴按时足额发放。]
indicators:
  - 产出指标 / 质量指标 / 津贴发放准确率 / 100%
  - 产出指标 / 时效指标 / 津贴按时发放率 / 100%
""",
    good="""
name: 高龄津贴
objectives: [确保高龄津贴按时足额发放。]
indicators:
  - 产出指标 / 质量指标 / 津贴足额发放率 / 100%
  - 产出指标 / 时效指标 / 津贴按时发放率 / 100%
""",
    neighbour="""
name: 护林员补贴
objectives: [调动护林员积极性。]
indicators:
  - 产出指标 / 质量指标 / 护林员考核合格率 / ≥95%
  - 产出指标 / 质量指标 / 补贴发放准确率 / 100%
""",
    fix="补上“足额发放率”“发放准确率”，写明分子和分母。",
)
def full_payment_unmeasured(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives of full payment that no row measures, and payments judged by work alone."""
    del context
    goals = plain("；".join(plan.objectives))
    rows = [(n, row) for n, row in annual_rows(plan) if not is_satisfaction(row)]
    told = "；".join(plain(row.name) + plain(row.description) for _, row in rows)
    quality = [(n, plain(row.name)) for n, row in rows if class_of(row) == "quality"]
    if not quality:
        yield not_applicable("没有质量指标。")
        return
    if _FULL.search(goals) and not _FULL.search(told):
        yield found(
            message("目标要求“{goal}”，没有足额率一类的指标。", goal=_told(goals)),
            rows=[number for number, _ in quality],
            field="name",
            given=_told(goals),
        )
        return
    pays = _PAYS.search(plain(plan.name))
    if pays and all(_WORK.search(n) and not _PAID.search(n) for _, n in quality):
        names = "、".join(name for _, name in quality)
        yield found(
            message("补贴发给个人，质量只有“{names}”，没有考核发得准不准、足不足。", names=names),
            rows=[number for number, _ in quality],
            field="name",
            given=names,
        )


def _told(goals: str) -> str:
    """Return the words around full payment in the objectives."""
    match = re.search(r"[\u4e00-\u9fff]{0,4}足额[\u4e00-\u9fff]{0,4}", goals)
    return match[0] if match else "足额"
