"""Whether the beneficiaries are those of the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R051",
    fault="WRONG_BENEFICIARY",
    title="受益对象不是本制度的人员",
    why="城乡居民养老保险没有“退休人员”，写成退休人员，人数和满意度就会取错对象。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
name: 城乡居民养老保险县级配套
objectives: [按月发放基础养老金，提高退休人员生活水平。]
""",
    good="""
name: 城乡居民养老保险县级配套
objectives: [按月发放基础养老金，提高待遇领取人员生活水平。]
""",
    neighbour="""
name: 企业职工养老保险补助
objectives: [提高退休人员生活水平。]
""",
    fix="改写为本制度的对象，并核对人数取自哪里。",
)
def persons_of_another_scheme(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find persons in the texts that the scheme of the project's name does not have."""
    name = plain(plan.name)
    schemes = [row for row in context.table("scheme_persons") if row["scheme"] in name]
    if not schemes:
        yield not_applicable("名称没有说明制度。")
        return
    scheme = schemes[0]
    for rows, field, text in told_texts(plan):
        wrong = next((word for word in scheme["wrong"] if word in plain(text)), None)
        if wrong is not None and wrong not in name:
            yield found(
                message(
                    "{scheme}的对象是{right}，“{text}”写成了{wrong}。",
                    scheme=scheme["scheme"],
                    right=scheme["right"],
                    text=text,
                    wrong=wrong,
                ),
                rows=rows,
                field=field,
                given=wrong,
                expected=scheme["right"],
            )
