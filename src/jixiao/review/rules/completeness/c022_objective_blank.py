"""Whether every project states its objective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.doubt import rearranged
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NOTHING: Final = frozenset(("", "无", "略", "暂无", "/", "-", "—", "——"))
_STAGES: Final = (DocumentKind.TARGET, DocumentKind.APPROVAL, DocumentKind.SELF_EVALUATION)


@rule(
    code="JX-C022",
    fault="OBJECTIVE_BLANK",
    title="没有填写绩效目标",
    why="没有总体目标，指标为谁服务、达到什么效果无从说起。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
projects:
  - {name: 运维费, objectives: [保障系统稳定运行。]}
  - {name: 培训费}
""",
    good="""
projects:
  - {name: 运维费, objectives: [保障系统稳定运行。]}
  - {name: 培训费, objectives: [培训村级协办员200人。]}
""",
    neighbour="""
projects:
  - {name: 运维费}
  - {name: 培训费}
""",
    fix="填写年度总体目标，写明做什么、达到什么效果。",
)
def objective_blank(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find blank cells; a document that prints objectives nowhere has no place for them."""
    del context
    blank = [plan for plan in document.projects if not _told(plan)]
    printed = len(blank) < len(document.projects)
    if document.kind not in _STAGES or not (printed or any("objectives" in p.spans for p in blank)):
        yield not_applicable("表中没有绩效目标一栏。")
        return
    for plan in blank:
        if rearranged(plan, document):
            yield lacks_data("原表错列，空着的内容可能没有读到，请对照原文。")
        else:
            yield found(message("项目没有填写绩效目标。"), plan=plan, field="objectives")


def _told(plan: PerformancePlan) -> bool:
    """Return whether a plan says anything under its objectives, of the year or the midterm."""
    texts = plan.objectives + (plan.midterm.objectives if plan.midterm else ())
    return any(plain(text).rstrip("。；;") not in _NOTHING for text in texts)
