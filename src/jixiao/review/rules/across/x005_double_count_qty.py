"""Whether one output is counted by several funds."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.counties import listing
from jixiao.review.judgement import found
from jixiao.review.register import units_of
from jixiao.review.rows import annual_rows, class_of, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement

    Output = tuple[str, str, Decimal, str | None]

_LEAST: Final = 2
_LEAST_NAME: Final = 4


@rule(
    code="JX-X005",
    fault="DOUBLE_COUNT_QTY",
    title="同一产出在几个资金中重复计算",
    why="几笔资金都把同一批人、同一批贷款算作自己的产出，分不清各自办成了什么。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 中央就业补助资金
    unit: 甲县就业中心
    indicators:
      - 产出指标 / 数量指标 / 享受岗位补贴人员数量 / ≥50人
      - 产出指标 / 数量指标 / 享受社会保险补贴人数 / ≥100人
  - name: 就业专项资金县级配套
    unit: 甲县就业中心
    indicators:
      - 产出指标 / 数量指标 / 享受岗位补贴人数 / ≥50人
      - 产出指标 / 数量指标 / 享受社会保险补贴人数 / ≥100人
""",
    good="""
projects:
  - name: 中央就业补助资金
    unit: 甲县就业中心
    indicators:
      - 产出指标 / 数量指标 / 享受岗位补贴人员数量 / ≥50人
  - name: 就业专项资金县级配套
    unit: 甲县就业中心
    indicators:
      - 产出指标 / 数量指标 / 享受见习补贴人数 / ≥140人
""",
    neighbour="""
projects:
  - name: 城乡居民养老保险县级配套
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 数量指标 / 待遇领取人数 / ≥20462人
      - 产出指标 / 数量指标 / 保障单位数 / 1个
  - name: 城乡居民养老保险中央补助
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 数量指标 / 待遇领取人数 / ≥20462人
      - 产出指标 / 数量指标 / 保障单位数 / 1个
""",
    fix="按资金划分产出数量，或写明各资金分担的比例；重复申报的予以核减。",
)
def output_in_two_funds(county: Sequence[Placed], context: Context) -> Iterator[Judgement]:
    """Find counts of one thing in several projects of a unit; heads of a whole scheme pass."""
    del context
    holders: dict[Output, dict[int, tuple[Placed, int]]] = defaultdict(dict)
    for number, placed in enumerate(county):
        for output, row in _outputs(placed):
            holders[output].setdefault(number, (placed, row))
    shared: dict[tuple[int, ...], list[list[tuple[Placed, int]]]] = defaultdict(list)
    for rows in holders.values():
        if len(rows) > 1 and list(rows.values()) not in shared[tuple(rows)]:
            shared[tuple(rows)].append(list(rows.values()))
    yield from (_judged(rows) for rows in shared.values() if rows)


def _outputs(placed: Placed) -> Iterator[tuple[Output, int]]:
    """Yield what each counting row counts, by its name and by its description.

    A name that stands in several rows of the plan tells nothing; then its description does.
    """
    plan = placed.plan
    unit = units_of(plan, placed.document)[0]
    rows = [(number, row) for number, row in annual_rows(plan) if _counts(row, placed)]
    names = Counter(_bare(row.name) for _, row in rows)
    for number, row in rows:
        quantity = row.target.quantity
        if quantity is None or quantity.number is None:
            continue
        told = {_bare(row.name) if names[_bare(row.name)] == 1 else "", _bare(row.description)}
        for text in sorted(each for each in told if len(each) >= _LEAST_NAME):
            yield (unit, text, quantity.number, quantity.dimension), number


def _counts(row: Indicator, placed: Placed) -> bool:
    """Return whether a row counts an output of which the fund should state its own part."""
    quantity, context = row.target.quantity, placed.context
    if quantity is None or quantity.kind is not QuantityKind.COUNT or class_of(row) != "quantity":
        return False
    told = f"{plain(row.name)}，{plain(row.description)}"
    others = ("scheme_heads", "share_words")
    few = quantity.number is None or quantity.number < _LEAST
    return not few and not any(speaks_of(told, context.words(name)) for name in others)


def _bare(text: str | None) -> str:
    """Return a text with one word for counts of persons."""
    return plain(text).replace("享受", "").replace("人员数量", "人数").replace("人员数", "人数")


def _judged(shared: Sequence[Sequence[tuple[Placed, int]]]) -> Judgement:
    """Return the finding on rows that the same projects share, told at the first project."""
    first = shared[0][0][0]
    own = sorted({rows[0][1] for rows in shared})
    others: dict[Placed, set[int]] = defaultdict(set)
    for rows in shared:
        for placed, row in rows[1:]:
            others[placed].add(row)
    return found(
        message(
            "项目 {projects} 都把这些算作自己的产出：{outputs}。",
            projects=listing([first, *others]),
            outputs="；".join(_told(first, own)),
        ),
        document=first.document,
        plan=first.plan,
        rows=own,
        field="value",
        given="；".join(shown(first.plan.indicators[row - 1]) for row in own),
        related=[placed.locus(sorted(rows), "value") for placed, rows in others.items()],
    )


def _told(placed: Placed, rows: Iterable[int]) -> Iterator[str]:
    """Yield each row's description or name with its target."""
    for number in rows:
        row = placed.plan.indicators[number - 1]
        yield f"{row.description or row.name} {shown(row)}"
