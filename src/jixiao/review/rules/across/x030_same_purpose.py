"""Whether projects of different names use their money for the same."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    listed,
    plain,
)
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 10
# A purpose that tells only whose money it is, is another rule's matter.
_SOURCES: Final = ("资金", "经费", "专款")
_MARKS: Final = re.compile(r"[，,。；;、.（）()]|^主要|^用于|支出$")


@rule(
    code="JX-X030",
    fault="SAME_PURPOSE",
    title="不同项目的资金用途一字不差",
    why="两个项目用途完全相同，钱可能重复安排，也可能是抄错了。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - {name: 图书馆免费开放经费, purpose: 购书、读者活动和临聘人员劳务}
  - {name: 馆藏建设经费, purpose: 购书、读者活动和临聘人员劳务}
""",
    good="""
projects:
  - {name: 图书馆免费开放经费, purpose: 读者活动和临聘人员劳务}
  - {name: 馆藏建设经费, purpose: 购书3000册}
""",
    neighbour="""
projects:
  - {name: 2025年校舍维修中央资金, purpose: 中小学校舍维修和设备更新}
  - {name: 2026年校舍维修省级资金, purpose: 中小学校舍维修和设备更新}
""",
    fix="写明各自的支出内容和金额；确属同一件事的，合并为一个项目。",
)
def purposes_word_for_word(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find equal purposes of ten letters and more; names but for year and level equal pass."""
    held: dict[str, list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        purpose = _MARKS.sub("", plain(plan.purpose))
        if len(purpose) >= _LEAST and not purpose.endswith(_SOURCES):
            held[purpose].append(plan)
    same = [plans for plans in held.values() if len(plans) > 1]
    if not same:
        yield not_applicable("没有用途相同的项目。")
        return
    kin = [{plan.ordinal for plan in group} for group in siblings(document, context)]
    for plans in same:
        ordinals = {plan.ordinal for plan in plans}
        if len({plain(plan.name) for plan in plans}) < len(plans) or any(
            ordinals <= group for group in kin
        ):
            continue
        yield found(
            message(
                "项目 {projects} 名称不同，资金用途都是“{purpose}”，是否重复安排。",
                projects=listed(sorted(ordinals)),
                purpose=plans[0].purpose,
            ),
            plan=plans[0],
            field="purpose",
            given=plans[0].purpose,
            related=[Locus(document.document, plan.ordinal) for plan in plans[1:]],
        )
