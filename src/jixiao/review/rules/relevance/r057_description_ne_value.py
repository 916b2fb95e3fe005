"""Whether description and target ask for the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    is_satisfaction,
    plain,
    share_of,
    shown,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ALL: Final = re.compile(r"全部|所有|无一(?:遗漏|例外)|一个不[落少漏]|全覆盖|百分之百|100[%％]")
_FORMULA: Final = re.compile(r"[/÷×*＝=]|占|比例|比率|之比|比重|比值|百分比|总数|合计")


@rule(
    code="JX-R057",
    fault="DESCRIPTION_NE_VALUE",
    title="描述要求全部，指标值不到100%",
    why="描述写“全部通水”，指标值写≥92%，两处要求不一样，按哪个考核说不清。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
indicators:
  - {level2: 质量指标, name: 自来水普及率, target: ≥92%, description: 全部农户通自来水}
""",
    good="""
indicators:
  - {level2: 质量指标, name: 自来水普及率, target: ≥92%, description: 通自来水农户÷农户总数}
""",
    neighbour="""
indicators:
  - {level2: 质量指标, name: 设备完好率, target: ≥92%, description: 完好设备占全部设备的比例}
  - {level2: 质量指标, name: 补助发放率, target: 100%, description: 符合条件人员全部发放}
""",
    fix="以指标值为准，描述改写为分子÷分母。",
)
def all_against_a_part(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find descriptions without a formula that ask for all beside targets below the whole."""
    del context
    for number, row in annual_rows(plan):
        told, share = plain(row.description), share_of(row)
        if not told or share is None or not 0 < share < 1 or is_satisfaction(row):
            continue
        every = _ALL.search(told)
        if every and not _FORMULA.search(told):
            yield found(
                message(
                    "“{name}”的描述是“{description}”，指标值却是“{value}”。",
                    name=row.name,
                    description=row.description,
                    value=shown(row),
                ),
                rows=[number],
                field="description",
                given=row.description,
                expected=shown(row),
            )
