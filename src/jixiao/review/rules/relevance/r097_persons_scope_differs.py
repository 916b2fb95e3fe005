"""Whether rows ask the persons whom the project is for and not all of their sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_outcome, is_satisfaction, listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R097",
    fault="PERSONS_SCOPE_DIFFERS",
    title="指标的人群比项目的对象宽",
    why="项目只给企业退休人员，指标写“全县退休人员”；机关退休人员也算进来，对象前后不一。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 公办幼儿园教师培训
indicators:
  - 产出指标 / 数量指标 / 培训公办幼儿园教师人数 / 80人
  - 效益指标 / 社会效益指标 / 全县教师教学能力提升率 / ≥10%
""",
    good="""
name: 公办幼儿园教师培训
indicators:
  - 产出指标 / 数量指标 / 培训公办幼儿园教师人数 / 80人
  - 效益指标 / 社会效益指标 / 公办幼儿园教师教学能力提升率 / ≥10%
""",
    neighbour="""
name: 公办幼儿园教师培训
indicators:
  - 满意度指标 / 服务对象满意度 / 受训教师满意度 / ≥90%
""",
    fix="指标中写明与项目相同的对象，如“企业退休人员满意度”。",
)
def rows_of_a_wider_group(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find effects and satisfaction of persons whose kind the name tells and they drop."""
    name = plain(plan.name)
    for pair in context.table("kinds_of_persons"):
        base = pair["base"]
        if base not in name or not speaks_of(name, pair["kinds"]):
            continue
        wide = [
            (number, plain(row.name))
            for number, row in annual_rows(plan)
            if (is_outcome(row) or is_satisfaction(row))
            and re.search(rf"(?:^|全[县区市州省]|广大|所有|提升|提高){base}", plain(row.name))
            and not speaks_of(plain(row.name), pair["kinds"])
        ]
        if any(re.search(rf"(?:全[县区市州省]|广大|所有){base}", text) for _, text in wide):
            names = "、".join(text for _, text in wide)
            yield found(
                message(
                    "项目对象有限定，第{rows}项写的是全部{base}，范围不一致。",
                    rows=listed(n for n, _ in wide),
                    base=base,
                ),
                rows=[number for number, _ in wide],
                field="name",
                given=names,
            )
            return
