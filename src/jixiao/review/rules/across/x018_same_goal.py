"""Whether projects of different content carry the same objectives."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.likeness import alike_groups
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BREAK: Final = re.compile(r"[。；;]")
_MARKS: Final = re.compile(r"[\W_]")
_LEAST: Final = 8


@rule(
    code="JX-X018",
    fault="SAME_GOAL",
    title="几个项目的绩效目标一字不差",
    why="不同资金、不同内容套用同一段目标，看不出各自该办成什么。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
projects:
  - name: 居民养老保险县级配套
    objectives: [落实发放60周岁以上人员基础养老金，创造社会和谐。]
    indicators: [产出指标 / 数量指标 / 领取待遇人数 / ≥20462人]
  - name: 居民养老保险财政补助
    objectives: [落实发放60周岁以上人员基础养老金，创造社会和谐。]
    indicators: [产出指标 / 质量指标 / 养老金足额发放率 / 100%]
""",
    good="""
projects:
  - name: 居民养老保险县级配套
    objectives: [县级每人每月配套2.5元，按月发放。]
    indicators: [产出指标 / 数量指标 / 领取待遇人数 / ≥20462人]
  - name: 居民养老保险财政补助
    objectives: [落实发放60周岁以上人员基础养老金，创造社会和谐。]
    indicators: [产出指标 / 质量指标 / 养老金足额发放率 / 100%]
""",
    neighbour="""
projects:
  - name: 县道养护
    objectives: [完成养护120公里。, 保障群众出行安全。]
    indicators: [产出指标 / 数量指标 / 养护里程 / 120公里]
  - name: 乡道养护
    objectives: [完成养护300公里。, 保障群众出行安全。]
    indicators: [产出指标 / 数量指标 / 养护里程 / 300公里]
""",
    fix="按各项目的资金用途分别写目标，写明本笔资金承担的部分。",
)
def objectives_word_for_word(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find equal objectives, and sentences of three or more projects, beyond copies of all rows.

    Where the rows are alike too, which another rule asks, equal objectives are advice.
    """
    wholes, sentences = defaultdict(list), defaultdict(list)
    for plan in document.projects:
        whole = _MARKS.sub("", plain("".join(plan.objectives)))
        if len(whole) >= _LEAST:
            wholes[whole].append(plan)
        parts = [text for goal in plan.objectives for text in _BREAK.split(plain(goal))]
        for part in dict.fromkeys(_MARKS.sub("", text) for text in parts):
            if len(part) >= _LEAST:
                sentences[part].append(plan)
    if not any(len(plans) > 1 for plans in (*wholes.values(), *sentences.values())):
        return
    groups = {
        plan.ordinal: number
        for number, group in enumerate(alike_groups(document, context))
        for plan in group
    }
    told: set[tuple[int, ...]] = set()
    for plans in wholes.values():
        if len(plans) > 1:
            told.add(tuple(plan.ordinal for plan in plans))
            copied = _kinds(plans, groups) == 1
            yield _judged(plans, document, "".join(plans[0].objectives), copied=copied)
    least = context.number("same_sentence_least")
    for part, plans in sentences.items():
        key = tuple(plan.ordinal for plan in plans)
        if key not in told and _kinds(plans, groups) >= least:
            yield _judged(plans, document, part)


def _kinds(plans: list[PerformancePlan], groups: dict[int, int]) -> int:
    """Return how many projects these are when those with rows alike count as one."""
    return len({groups.get(plan.ordinal, -plan.ordinal) for plan in plans})


def _judged(
    plans: list[PerformancePlan], document: PlanDocument, goal: str, *, copied: bool = False
) -> Judgement:
    """Return the finding at the first of the projects."""
    return found(
        message(
            "项目 {projects} 的绩效目标都写“{goal}”。",
            projects=listed(plan.ordinal for plan in plans),
            goal=goal,
        ),
        plan=plans[0],
        field="objectives",
        given=goal,
        related=[Locus(document.document, plan.ordinal) for plan in plans[1:]],
        severity=Severity.ADVICE if copied else None,
    )
