"""Whether names of schemes, offices and groups are those of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import Message, message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import (
    annual_rows,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C041",
    fault="TERM_OUTDATED",
    title="用语过时",
    why="制度、机构和人群的名称已经变更，仍用旧称，对不上现行文件和口径。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
year: 2026
name: 新农合业务费
""",
    good="""
year: 2026
name: 城乡居民基本医疗保险业务费
""",
    neighbour="""
year: 2026
name: 脱贫人口小额信贷贴息
objectives: [防止返贫，服务家庭经济困难学生。]
""",
    fix="改用现行名称。",
)
def old_name_used(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for old names in the department's part and in the heads and rows of projects."""
    terms = context.table("outdated_terms")
    any_old = said_in(tuple(row["old"] for row in terms))
    part = document.department
    texts = [text for one in part.objectives for text in one.indicators] if part else []
    for row in _old_in("；".join(map(plain, texts)), terms, any_old):
        yield found(_sentence(row), field="department.objectives", given=row["old"])
    for plan in document.projects:
        rows = (row.name for _, row in annual_rows(plan))
        told = "；".join(map(plain, (plan.name, plan.purpose, *plan.objectives, *rows)))
        for row in _old_in(told, terms, any_old):
            yield found(
                _sentence(row), plan=plan, field="name", given=row["old"], expected=row["new"]
            )


def _old_in(
    text: str, terms: Sequence[Mapping[str, str]], any_old: re.Pattern[str]
) -> list[Mapping[str, str]]:
    """Return the terms that a text uses under their old names."""
    return [row for row in terms if row["old"] in text] if any_old.search(text) else []


def _sentence(row: Mapping[str, str]) -> Message:
    return message("“{old}”已经过时，现为“{new}”。", old=row["old"], new=row["new"])
