"""Whether the size of the office stands as its output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.office_rows import office_rows
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, class_of, listed, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# Own staff at a system, not those whom it serves.
_OPERATED: Final = re.compile(
    r"(?:操作|维护|管理|经办|录入)[\u4e00-\u9fff]{0,12}(?:系统|平台|软件|设备)(?:的)?(?:人员)?人数$"
    r"|(?:系统|平台|软件)(?:操作|维护|管理)(?:人员|员)(?:人数|数量|数)$"
)


@rule(
    code="JX-R033",
    fault="INPUT_AS_QUANTITY",
    title="数量指标写的是本单位人数或部门数",
    why="有多少人、多少部门是投入，不是办了多少事；经费多少都是这个数。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quantity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 保障办公人数 / 38人
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 受理业务件数 / ≥1200件
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 低保对象基本生活保障人数 / ≥300人
  - 产出指标 / 数量指标 / 保障办公用房维修面积 / ≥300平方米
  - 成本指标 / 经济成本指标 / 保障办公人数人均经费 / ≤800元/人
""",
    fix="改写用这笔经费办的事，如受理件数、培训人次、检查户数。",
)
def office_as_output(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts of own staff, departments and units; people who are cared for are output.

    Where most outputs are about the office, that is another rule's finding.
    """
    if office_rows(plan, context):
        yield not_applicable("产出指标多半是办公运转，已由另一条规则指出。")
        return
    office = said_in(context.words("own_office"))
    cared = context.words("served_office")
    rows = [
        number
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and (office.search(bare(row.name)) or _OPERATED.search(bare(row.name)))
        and not speaks_of(bare(row.name), cared)
    ]
    if rows:
        told = "、".join(
            f"{bare(plan.indicators[n - 1].name)}{shown(plan.indicators[n - 1])}" for n in rows
        )
        yield found(
            message("第{rows}项数量写的是本单位的规模：{told}。", rows=listed(rows), told=told),
            rows=rows,
            field="name",
            given=told,
        )
