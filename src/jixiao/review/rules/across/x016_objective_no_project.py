"""Whether some project carries out each of the department's objectives."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.model.department import DepartmentObjective
    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_REPEATED: Final = 3
_LEAST_MAIN: Final = 2
_CLAUSE: Final = re.compile(r"[，；。;]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,}")


@rule(
    code="JX-X016",
    fault="OBJECTIVE_NO_PROJECT",
    title="部门目标没有项目支撑",
    why="整体目标靠项目实现；没有项目和经费的目标年底无从完成，也无从评价。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保持就业形势稳定, indicators: [落实创业担保贷款]}
    - {name: 构建和谐劳动关系, indicators: [依法查处欠薪投诉]}
projects:
  - {name: 创业担保贷款贴息}
  - {name: 就业补助}
""",
    good="""
department:
  objectives:
    - {name: 保持就业形势稳定, indicators: [落实创业担保贷款]}
    - {name: 构建和谐劳动关系, indicators: [依法查处欠薪投诉]}
projects:
  - {name: 创业担保贷款贴息}
  - {name: 劳动监察业务费}
""",
    neighbour="""
department:
  objectives:
    - {name: 构建和谐劳动关系, indicators: [依法查处欠薪投诉]}
    - {name: 加强队伍建设, indicators: []}
projects:
  - {name: 业务经费, purpose: 劳动者维权和执法办案}
""",
    fix="为该目标列出支撑的项目；用公用经费完成的，在目标中写明。",
)
def objective_without_project(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for words of two letters that an objective shares with the head of some project."""
    objectives = document.department.objectives if document.department else ()
    if not objectives or not document.projects:
        yield not_applicable("没有部门分项目标，或没有项目。")
        return
    common = set(context.words("common_pairs"))
    heads = _pairs(
        text for plan in document.projects for text in (plan.name, plan.purpose, *plan.objectives)
    )
    yield from _alone(document, objectives, context)
    for number, one in enumerate(objectives, 1):
        if _told(one) and not (_pairs(_told(one)) - common) & heads:
            yield found(
                message("部门目标{number}“{name}”没有项目涉及。", number=number, name=one.name),
                field="department.objectives",
                given=one.name,
            )


def _alone(
    document: PlanDocument, objectives: Sequence[DepartmentObjective], context: Context
) -> Iterator[Judgement]:
    """Find the indicators whose own subject, told more than once, no project speaks of."""
    rows = (row.name for plan in document.projects for row in plan.indicators)
    heads = (
        text for plan in document.projects for text in (plan.name, plan.purpose, *plan.objectives)
    )
    held = _pairs((*heads, *rows))
    alone: dict[str, str] = {}
    for place, one in enumerate(objectives, 1):
        for number, text in enumerate(one.indicators, 1):
            pairs = Counter(_listed_pairs(text))
            main = [pair for pair in topic_of(text, context) if pairs[pair] >= _REPEATED]
            strange = [pair for pair in main if pair not in held]
            if len(main) >= _LEAST_MAIN and len(strange) * 2 > len(main):
                alone[f"{place}-{number}"] = _CLAUSE.split(plain(text))[0]
    if alone:
        listed = "；".join(f"{place}“{text}”" for place, text in alone.items())
        yield found(
            message("部门指标没有项目涉及（目标-指标）：{listed}。", listed=listed),
            field="department.objectives",
            given="、".join(alone),
        )


def _listed_pairs(text: str) -> Iterator[str]:
    """Yield every two neighbouring Chinese letters, as often as they stand."""
    for run in _HAN.findall(plain(text)):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _told(one: DepartmentObjective) -> tuple[str, ...]:
    """Return an objective's name and indicators; nothing when it states no indicator."""
    return (one.name, *one.indicators) if one.indicators else ()


def _pairs(texts: Iterable[str | None]) -> set[str]:
    """Return every two neighbouring Chinese letters of some texts."""
    runs = (run for text in texts for run in _HAN.findall(plain(text)))
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
