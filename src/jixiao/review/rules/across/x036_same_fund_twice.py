"""Whether money of one fund, level and year is split for a reason."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(20\d\d)年度?")
_BRACKETS: Final = re.compile(r"[（(【\[][^（）()【】\[\]]*[)）】\]]")
_FUNDS: Final = re.compile(r"专项|资金|经费|项目|补助|支出|[“”、的]")
_LEAST: Final = 4


@rule(
    code="JX-X036",
    fault="SAME_FUND_TWICE",
    title="同一年度同一来源的资金分列两个项目",
    why="同是2023年中央某专项，分两个项目写，金额和任务怎样划分没有写，容易重复。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 2025年中央农田建设专项（高标准农田）资金
    unit: 甲县农业农村局
  - name: 提前下达2025年度中央农田建设专项资金
    unit: 甲县农业农村局
""",
    good="""
projects:
  - name: 2025年中央农田建设专项（第二批）资金
    unit: 甲县农业农村局
  - name: 提前下达2025年度中央农田建设专项资金
    unit: 甲县农业农村局
""",
    neighbour="""
projects:
  - name: 2025年省级农田建设专项资金
    unit: 甲县农业农村局
  - name: 提前下达2025年度中央农田建设专项资金
    unit: 甲县农业农村局
""",
    fix="在名称中写明批次，分别写本笔资金承担的任务；能合并的合并。",
)
def one_fund_in_two_projects(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find names that differ only in batch and brackets, of which one does not tell its batch."""
    batches = said_in(context.words("batch_words"))
    groups: dict[tuple[str, str, str], list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        name = plain(plan.name)
        year = _YEAR.search(name)
        core = batches.sub("", _FUNDS.sub("", _YEAR.sub("", _BRACKETS.sub("", name))))
        if year and len(core) >= _LEAST:
            groups[_unit(plan), year[1], core].append(plan)
    for plans in groups.values():
        names = {plain(plan.name) for plan in plans}
        told = [batches.search(name) for name in names]
        apart = all(told) and len({one[0] for one in told if one}) == len(names)
        if len(names) > 1 and not apart:
            yield _judged(plans, document)


def _judged(plans: list[PerformancePlan], document: PlanDocument) -> Judgement:
    """Return the finding at the first of the projects."""
    return found(
        message(
            "项目 {projects} 是同一年度同一来源的资金，没有写金额和任务怎样划分。",
            projects=listed(plan.ordinal for plan in plans),
        ),
        plan=plans[0],
        field="name",
        given=plans[0].name,
        related=[Locus(document.document, plan.ordinal) for plan in plans[1:]],
    )


def _unit(plan: PerformancePlan) -> str:
    """Return what tells the plan's unit apart."""
    unit = plan.unit
    return plain((unit.code or unit.name) if unit else plan.implementing_unit)
