"""Whether an effect is about the persons whom the money reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_outcome, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R101",
    fault="EFFECT_OTHER_GROUP",
    title="效益只看另一群人",
    why="补贴发给公益岗、见习、创业等人员，效益只看高校毕业生就业率；多数钱有没有用，看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 社区养老补助资金
objectives: [资助社区日间照料。]
indicators:
  - 产出指标 / 数量指标 / 日间照料老人数 / ≥500人
  - 效益指标 / 社会效益指标 / 残疾人康复率 / ≥80%
""",
    good="""
name: 社区养老补助资金
objectives: [资助社区日间照料。]
indicators:
  - 产出指标 / 数量指标 / 日间照料老人数 / ≥500人
  - 效益指标 / 社会效益指标 / 失能老人照料覆盖率 / ≥80%
""",
    neighbour="""
name: 残疾人康复补助资金
objectives: [为困难家庭提供康复。]
indicators:
  - 产出指标 / 数量指标 / 康复人数 / ≥500人
  - 效益指标 / 社会效益指标 / 残疾人康复率 / ≥80%
""",
    fix="效益写受补人群的变化；另一群人有补助的，补上他们的产出。",
)
def effect_on_another_group(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find groups in outcome rows that head, output and cost rows never name."""
    rows = list(annual_rows(plan))
    effects = [(n, plain(row.name)) for n, row in rows if is_outcome(row)]
    if not effects or len(rows) == len(effects):
        yield not_applicable("没有效益指标，或没有产出指标。")
        return
    rest = "；".join(
        plain(row.name) + plain(row.description) for _, row in rows if not is_outcome(row)
    )
    head = plain(plan.name) + plain(plan.purpose) + plain("；".join(plan.objectives))
    groups = context.words("effect_groups")
    for number, name in effects:
        group = next((word for word in groups if word in name), None)
        others = [plain(n) for k, n in effects if k != number]
        if group and group not in rest + head and all(group in one for one in others):
            yield found(
                message(
                    "效益“{name}”说的是{group}，名称、目标和产出都没有这群人。",
                    name=name,
                    group=group,
                ),
                rows=[number],
                field="name",
                given=name,
            )
            return
