"""Whether a group named in an objective is the matter of another project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_by_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X050",
    fault="GROUP_OF_OTHER_PROJECT",
    title="目标写到的人群另有专项",
    why="村干部另有补助项目，城乡居民的目标又写村干部应保尽保，本表没有他们的人数和金额；是重复享受还是串用，要分清。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 农村低保金
    objectives: [农村低保对象和孤儿应保尽保。]
    indicators: [产出指标 / 数量指标 / 低保对象人数 / 3200人]
  - name: 孤儿基本生活费
    objectives: [按月发放孤儿基本生活费。]
    indicators: [产出指标 / 数量指标 / 孤儿人数 / 18人]
""",
    good="""
projects:
  - name: 农村低保金
    objectives: [农村低保对象应保尽保。]
    indicators: [产出指标 / 数量指标 / 低保对象人数 / 3200人]
  - name: 孤儿基本生活费
    objectives: [按月发放孤儿基本生活费。]
    indicators: [产出指标 / 数量指标 / 孤儿人数 / 18人]
""",
    neighbour="""
projects:
  - name: 福利机构运转经费
    objectives: [为院内孤儿提供照料。]
    indicators: [产出指标 / 数量指标 / 照料孤儿人数 / 18人]
  - name: 孤儿基本生活费
    objectives: [按月发放孤儿基本生活费。]
    indicators: [产出指标 / 数量指标 / 孤儿人数 / 18人]
""",
    fix="从目标中删去由另一项目负担的人群，或写明本项目为他们负担什么、多少人。",
)
def group_has_its_own_project(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find groups of objectives that name and rows leave out and another project's name holds."""
    groups = context.words("paid_groups")
    names = [(plan, plain(plan.name)) for plan in document.projects]
    for group in groups:
        owners = [plan for plan, name in names if group in name]
        if not owners:
            continue
        users = [
            plan
            for plan, name in names
            if group not in name
            and group in plain("；".join(plan.objectives))
            and group not in plain(plan.purpose) + told_by_rows(plan)
        ]
        if users:
            yield found(
                message(
                    "项目 {projects} 的目标写到{group}，没有人数和金额；{group}另有项目{owner"
                    "}“{name}”，范围交叉。",
                    projects=listed(plan.ordinal for plan in users),
                    group=group,
                    owner=owners[0].ordinal,
                    name=owners[0].name,
                ),
                plan=users[0],
                field="objectives",
                given=group,
                related=[
                    Locus(document.document, plan.ordinal) for plan in (*users[1:], owners[0])
                ],
            )
