"""Whether the attained objective is more than the planned one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import unscored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LETTERS: Final = re.compile(r"[^\w\u4e00-\u9fff]|目标\d?")


@rule(
    code="JX-S015",
    fault="SELF_GOAL_COPIED",
    title="实际完成情况照抄预期目标",
    why="完成情况与目标一字不差，等于没有说明做成了什么。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2020-10#authenticity",
    bad="""
kind: self_evaluation
fiscal_year: 2023
objectives: [全年培训500人次，提高就业能力。]
actual_objectives: [全年培训500人次，提高就业能力]
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
objectives: [全年培训500人次，提高就业能力。]
actual_objectives: [全年举办培训10期512人次，437人取得证书，其中86%就业。]
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
objectives: [全年培训500人次，提高就业能力。]
actual_objectives: [全年培训500人次，提高就业能力，已全部完成，437人取得证书。]
""",
    fix="写明实际做了什么、做了多少、有什么效果。",
)
def attained_as_planned(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare both texts letter by letter, punctuation aside."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    planned, attained = _letters(plan.objectives), _letters(plan.actual_objectives)
    if not planned or not attained:
        yield lacks_data("没有预期目标或实际完成情况。")
    elif planned == attained:
        yield found(
            message("实际完成情况与预期目标一字不差。"),
            field="actual_objectives",
            given="；".join(plan.actual_objectives),
        )


def _letters(texts: Iterable[str]) -> str:
    """Return the letters and digits of some texts."""
    return _LETTERS.sub("", "".join(texts))
