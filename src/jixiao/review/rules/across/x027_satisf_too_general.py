"""Whether satisfaction is asked with the project's own work."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, is_satisfaction, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3


@rule(
    code="JX-X027",
    fault="SATISF_TOO_GENERAL",
    title="满意度问的是整个部门的工作",
    why="几个不同项目都问“对工作总体满意度”，答的是对部门的印象，说明不了某一笔钱的效果。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#survey",
    bad="""
projects:
  - name: 取暖费补助
    indicators: [满意度指标 / 服务对象满意度 / 退休人员对社保工作总体满意度 / ≥96%]
  - name: 职业年金做实
    indicators: [满意度指标 / 服务对象满意度 / 在职人员对社保工作总体满意度 / ≥96%]
  - name: 被征地农民参保补助
    indicators: [满意度指标 / 服务对象满意度 / 被征地农民对社保工作总体满意度 / ≥96%]
""",
    good="""
projects:
  - name: 取暖费补助
    indicators: [满意度指标 / 服务对象满意度 / 退休人员对取暖费发放满意度 / ≥96%]
  - name: 职业年金做实
    indicators: [满意度指标 / 服务对象满意度 / 在职人员对年金记账满意度 / ≥96%]
  - name: 被征地农民参保补助
    indicators: [满意度指标 / 服务对象满意度 / 被征地农民对补贴发放满意度 / ≥96%]
""",
    neighbour="""
projects:
  - name: 社保卡制卡
    indicators: [满意度指标 / 服务对象满意度 / 持卡人对社保工作总体满意度 / ≥96%]
  - name: 道路养护
    indicators: [满意度指标 / 服务对象满意度 / 沿线群众满意度 / ≥90%]
""",
    fix="改问本项目的对象对本项目所办的事是否满意，并说明调查方法和样本。",
)
def satisfaction_with_all_work(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find one wide question in three or more projects of a document; told once a question."""
    wide = said_in(context.words("wide_questions"))
    held: dict[str, list[tuple[PerformancePlan, int]]] = defaultdict(list)
    for plan in document.projects:
        for number, row in annual_rows(plan):
            if is_satisfaction(row) and (match := wide.search(plain(row.name))) is not None:
                held[match[0]].append((plan, number))
    for words, places in held.items():
        ordinals = list(dict.fromkeys(plan.ordinal for plan, _ in places))
        if len(ordinals) >= _LEAST:
            first, at = places[0]
            yield found(
                message(
                    "项目 {projects} 的满意度都问“{words}”，不针对本项目。",
                    projects=listed(ordinals),
                    words=words,
                ),
                plan=first,
                rows=[at],
                field="name",
                given=words,
                related=[Locus(document.document, plan.ordinal, (n,)) for plan, n in places[1:]],
            )
