"""Whether one cost is paid from several funds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.counties import listing
from jixiao.review.judgement import found
from jixiao.review.metrics import bare_name
from jixiao.review.register import units_of
from jixiao.review.rows import annual_rows, is_cost, money_of, money_text, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.amount import Amount
    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X004",
    fault="DOUBLE_COUNT_COST",
    title="同一成本在几个资金中重复列支",
    why="同一项开支、同一金额列在两笔资金里，可能重复申报，也可能没有写明各自负担多少。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 城乡居民养老保险县配资金
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 成本指标 / 养老保险参保缴费补贴 / 820万元
  - name: 城乡居民养老保险自治区补助资金
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 成本指标 / 养老保险参保缴费补贴 / 820万元
""",
    good="""
projects:
  - name: 城乡居民养老保险县配资金
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 成本指标 / 养老保险参保缴费补贴 / 320万元
  - name: 城乡居民养老保险自治区补助资金
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 成本指标 / 养老保险参保缴费补贴 / 500万元
""",
    neighbour="""
projects:
  - name: 业务经费
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 成本指标 / 印刷费 / 5万元
      - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
  - name: 业务经费
    unit: 甲县就业中心
    indicators:
      - 产出指标 / 成本指标 / 印刷费 / 5万元
      - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
""",
    fix="只在实际负担的资金中列支；确由几笔资金分担的，写明各自负担的金额。",
)
def cost_in_two_funds(county: Sequence[Placed], context: Context) -> Iterator[Judgement]:
    """Find one item of cost with one amount in several projects of a unit."""
    del context
    held: dict[tuple[str, str, Amount], list[tuple[Placed, int]]] = defaultdict(list)
    for placed in county:
        plan = placed.plan
        unit = units_of(plan, placed.document)[0]
        for number, row in annual_rows(plan):
            if (money := _item(row, placed.context)) is not None:
                held[unit, bare_name(row, placed.context), money].append((placed, number))
    for (_, _, money), rows in held.items():
        if len({placed.locus() for placed, _ in rows}) > 1:
            yield _judged(money, rows)


def _item(row: Indicator, context: Context) -> Amount | None:
    """Return an item's cost; None for standards, caps, the whole fund, and shared costs."""
    told = f"{plain(row.name)}，{plain(row.description)}"
    others = ("not_item_costs", "fund_totals", "share_words")
    if not is_cost(row) or any(speaks_of(told, context.words(name)) for name in others):
        return None
    return money_of(row)


def _judged(money: Amount, rows: Sequence[tuple[Placed, int]]) -> Judgement:
    """Return the finding, told at the first project."""
    (first, number), *others = rows
    unit = first.plan.budget.unit if first.plan.budget else "万元"
    return found(
        message(
            "项目 {projects} 都列了“{name}”{amount}。",
            projects=listing([placed for placed, _ in rows]),
            name=first.plan.indicators[number - 1].name,
            amount=money_text(money, unit),
        ),
        document=first.document,
        plan=first.plan,
        rows=[number],
        field="value",
        given=money_text(money, unit),
        related=[placed.locus([row], "value") for placed, row in others],
    )
