"""Whether what is promised is promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_UNSURE: Final = re.compile(
    r"力争(?!上游)|尽量|尽可能|力求|尽力|努力(?:完成|实现|做到|达到)|争取(?!上级|中央|省|市|项目|资金|专项|到)"
)
_CLAUSE: Final = re.compile(r"[，,。；;]")


@rule(
    code="JX-C040",
    fault="WORD_UNSURE",
    title="目标用语不肯定",
    why="“力争完成”到年底没有完成也不算没有完成，无法考核。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
name: 危房校舍改造
objectives: [力争年内完成全部危房校舍改造。]
""",
    good="""
name: 危房校舍改造
objectives: [11月底前完成12栋危房校舍改造。]
""",
    neighbour="""
name: 文化活动
objectives: [争取上级专项资金300万元，举办力争上游读书活动12场。]
""",
    fix="删去“力争”“尽量”，写明完成多少、何时完成。",
)
def promise_with_a_way_out(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find words of endeavour in the department's indicators, in objectives and row names."""
    del context
    part = document.department
    texts = [text for one in part.objectives for text in one.indicators] if part else []
    told = [clause for text in texts for clause in _unsure(text)]
    if told:
        yield found(
            message("“{clauses}”没有承诺一定完成。", clauses="；".join(told)),
            field="department.objectives",
            given="；".join(told),
        )
    for plan in document.projects:
        names = (row.name or "" for _, row in annual_rows(plan))
        held = [clause for text in (*plan.objectives, *names) for clause in _unsure(text)]
        if held:
            yield found(
                message("“{clauses}”没有承诺一定完成。", clauses="；".join(held)),
                plan=plan,
                field="objectives",
                given="；".join(held),
            )


def _unsure(text: str) -> list[str]:
    """Return the clauses of a text that hold a word of endeavour."""
    told = plain(text)
    if not _UNSURE.search(told):
        return []
    return [clause for clause in _CLAUSE.split(told) if _UNSURE.search(clause)]
