"""Whether the money of the levels stands in the proportion of their shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import in_wan
from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rule import rule
from jixiao.review.sharing import by_year, levels_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2


@rule(
    code="JX-N025",
    fault="SHARE_CROSS",
    title="各级资金与分担比例对不上",
    why="各级资金除以各自比例，应当得到同一个总数；相差很大，说明有一级的资金没有到位或比例写错。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
projects:
  - name: 2023年中央创业担保贷款贴息资金
    budget: 324.61
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 50%
  - name: 2023年省级创业担保贷款贴息资金
    budget: 95.7
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 30%
""",
    good="""
projects:
  - name: 2024年中央创业担保贷款贴息资金
    budget: 236.84
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 50%
  - name: 2024年省级创业担保贷款贴息资金
    budget: 140.4
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 30%
""",
    neighbour="""
projects:
  - name: 2023年中央创业担保贷款贴息资金
    budget: 324.61
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 50%
  - name: 2024年省级创业担保贷款贴息资金
    budget: 95.7
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 30%
""",
    fix="核对各级下达的资金和分担比例；分批下达的，说明其余资金何时下达。",
)
def levels_do_not_agree(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Divide each level's money of a year by its share; the wholes agree within the tolerance."""
    groups = parts_of(document, context)
    if not groups:
        yield not_applicable("没有按级次写明分担比例的项目。")
        return
    for parts in groups.values():
        for year, own in by_year(parts).items():
            levels = levels_of(part for part in own if part.yuan)
            if levels is None or len(levels) < _LEAST:
                continue
            least, *_, most = sorted(level.whole for level in levels)
            if most <= least * (1 + context.number("share_tolerance")):
                continue
            first, *rest = own
            yield found(
                message(
                    "{year}年“{name}”：{levels}，相差 {gap}。",
                    year=year or message("本"),
                    name=first.share.subject,
                    levels="；".join(level.text for level in levels),
                    gap=in_wan(most - least, 1),
                ),
                plan=first.plan,
                rows=first.rows,
                field="value",
                given=in_wan(first.yuan),
                difference=in_wan(most - least, 1),
                related=[Locus(document.document, part.plan.ordinal, part.rows) for part in rest],
            )
