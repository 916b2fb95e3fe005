"""Whether the table of contents lists the projects that follow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X013",
    fault="CONTENTS_NE",
    title="目录与正文的项目不一致",
    why="目录有而正文没有的项目没有目标，正文有而目录没有的项目容易漏审。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
contents: [劳动监察业务费, 再就业经费]
projects:
  - name: 劳动监察业务费
""",
    good="""
contents: [劳动监察业务费, 再就业经费]
projects:
  - name: 劳动监察业务费
  - name: 再就业经费
""",
    neighbour="""
contents: [“工资管理系统” 运维服务费]
projects:
  - name: “工资管理系统”运维服务费
""",
    fix="补齐正文的目标表，或更新目录。",
)
def contents_and_body_differ(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Count names on both sides; a name that stands twice must be listed twice."""
    del context
    if document.contents is None:
        yield not_applicable("文件没有目录。")
        return
    listed = Counter(plain(name) for name in document.contents)
    printed = Counter(plain(plan.name) for plan in document.projects if plan.name)
    for name in listed - printed:
        yield found(
            message("目录列有“{name}”，正文没有它的目标表。", name=name),
            field="contents",
            given=name,
        )
    missing = printed - listed
    for plan in document.projects:
        if missing[plain(plan.name)] > 0:
            missing[plain(plan.name)] -= 1
            yield found(
                message("正文有“{name}”，目录没有列。", name=plan.name),
                plan=plan,
                field="name",
                given=plan.name,
            )
