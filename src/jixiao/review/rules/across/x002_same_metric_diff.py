"""Whether one figure is declared with one value."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.counties import labels
from jixiao.review.goal_figures import differing_bases, differing_goals, differing_heads
from jixiao.review.judgement import found
from jixiao.review.metrics import Reading, bare_name, readings
from jixiao.review.rows import annual_rows, class_of, figure, is_cost, plain, shown
from jixiao.review.rule import rule
from jixiao.review.same_paper import on_one_paper
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.finding import Locus
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement
    from jixiao.review.metrics import Metric

    Place = tuple[str, int, int]

_BRACKET: Final = re.compile(r"[（(]")
_LEAST_NAME: Final = 4
_GENERAL: Final = re.compile(r"(?:受益|享受|补助|资助|惠及|覆盖|服务|补贴|实际|全年|发放|受助)*的?")
_PERSONS: Final = re.compile(
    r"(.*?)(学生|儿童|幼儿|教师|老年人|老人|残疾人|患者|妇女|居民|村民|农民|群众|职工|人员|对象|劳动力|队员|[\u4e00-\u9fff]员)"
    r"(?:的)?(?:总)?(?:人数|数量|数)"
)


@rule(
    code="JX-X002",
    fault="SAME_METRIC_DIFF",
    title="同一指标取值不一致",
    why="同一年、同一人群的同一个数只有一个；几处写得不一样，至少有一处是错的。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
projects:
  - name: 企业退休人员民族团结奖
    indicators:
      - 产出指标 / 数量指标 / 全县企业职工退休人数 / 28200人
  - name: 企业退休人员取暖费
    indicators:
      - 产出指标 / 数量指标 / 全县企业职工退休人数（2021年以前） / 25979人
      - 产出指标 / 数量指标 / 全县企业职工退休人数（2022年以后） / 1525人
""",
    good="""
projects:
  - name: 企业退休人员民族团结奖
    indicators:
      - 产出指标 / 数量指标 / 全县企业职工退休人数 / 27504人
  - name: 企业退休人员取暖费
    indicators:
      - 产出指标 / 数量指标 / 全县企业职工退休人数（2021年以前） / 25979人
      - 产出指标 / 数量指标 / 全县企业职工退休人数（2022年以后） / 1525人
""",
    neighbour="""
projects:
  - name: 城乡居民养老保险补助
    indicators:
      - 产出指标 / 数量指标 / 待遇领取人数 / 29000人
      - 产出指标 / 数量指标 / 新增待遇领取人数 / 900人
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥95%
  - name: 机关事业单位养老保险补助
    indicators:
      - 产出指标 / 数量指标 / 待遇领取人数 / 4670人
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥96%
  - name: 就业补助
    indicators:
      - {level2: 数量指标, name: 享受补贴人数, target: 50人, description: 岗位补贴}
      - {level2: 数量指标, name: 享受补贴人数, target: 140人, description: 见习补贴}
""",
    fix="核对数据来源，统一取值；口径不同的，在指标名称中写明口径。",
)
def metric_with_two_values(county: Sequence[Placed], context: Context) -> Iterator[Judgement]:
    """Hold figures that a county has once against each other, and rows of one name in one plan."""
    del context
    told: set[Place] = set()
    for metric, held in readings(county).items():
        wholes = [each for each in held if each.part is None]
        if len({each.value for each in wholes}) > 1:
            told |= {_place(each) for each in wholes}
            yield _judged("".join((*metric.group, metric.name)), wholes)
        yield from _parts_differ(metric, held)
    for placed in county:
        yield from differing_goals(placed)
        yield from differing_heads(placed)
        yield from differing_bases(placed)
    several = [twins for placed in county for twins in (*_twins(placed), *_receivers(placed))]
    for name, twins in (*several, *on_one_paper(county)):
        if not told.issuperset(_place(each) for each in twins):
            yield _judged(name, twins)


def _parts_differ(metric: Metric, held: Sequence[Reading]) -> Iterator[Judgement]:
    """Find subgroups of one project whose sum is none of the declared wholes."""
    wholes = {each.value: each for each in held if each.part is None}
    by_plan: dict[Locus, list[Reading]] = defaultdict(list)
    for each in held:
        if each.part is not None:
            by_plan[each.placed.locus()].append(each)
    for parts in by_plan.values():
        summed = sum((part.value for part in parts), Decimal(0))
        if len(parts) > 1 and wholes and summed not in wholes:
            yield _sum_judged(metric, parts, next(iter(wholes.values())), summed)


def _sum_judged(
    metric: Metric, parts: Sequence[Reading], whole: Reading, summed: Decimal
) -> Judgement:
    """Return the finding on subgroups that are not the whole."""
    gap = figure(abs(whole.value - summed))
    own, other = labels([parts[0].placed, whole.placed])
    return found(
        message(
            "{metric}：项目{project}各部分 {parts} = {summed}，项目{other}写的是 {whole}，"
            "相差 {gap}。",
            metric="".join((*metric.group, metric.name)),
            project=own,
            parts="+".join(figure(part.value) for part in parts),
            summed=figure(summed),
            other=other,
            whole=whole.shown,
            gap=gap,
        ),
        document=parts[0].placed.document,
        plan=parts[0].placed.plan,
        rows=[part.row for part in parts],
        field="value",
        given=figure(summed),
        expected=whole.shown,
        difference=gap,
        related=[whole.placed.locus([whole.row], "value")],
    )


def _judged(name: str, held: Sequence[Reading]) -> Judgement:
    """Return the finding on readings that differ, told at the first of them."""
    first = held[0]
    own = [each for each in held if each.placed.locus() == first.placed.locus()]
    return found(
        message(
            "{metric}取值不一（项目-行）：{values}。", metric=name, values="；".join(_values(held))
        ),
        document=first.placed.document,
        plan=first.placed.plan,
        rows=[each.row for each in own],
        field="value",
        given=first.shown,
        expected=next(each.shown for each in held if each.value != first.value),
        related=[each.placed.locus([each.row], "value") for each in held if each not in own],
    )


def _values(held: Sequence[Reading]) -> Iterator[str]:
    """Yield each value with the projects and rows that declare it."""
    places: dict[str, list[str]] = defaultdict(list)
    for each, label in zip(held, labels([each.placed for each in held]), strict=True):
        places[each.shown].append(f"{label}-{each.row}")
    for value, rows in places.items():
        yield f"{value}（{'、'.join(rows)}）"


def _twins(placed: Placed) -> Iterator[tuple[str, list[Reading]]]:
    """Yield rows of one plan that carry one name, describe nothing apart and differ in value."""
    rows: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for number, row in annual_rows(placed.plan):
        quantity = row.target.quantity
        name = bare_name(row, placed.context)
        if quantity is None or quantity.number is None or _BRACKET.search(plain(row.name)):
            continue
        if len(name) >= _LEAST_NAME and not is_cost(row):
            key = (name, plain(row.description or row.explanation), quantity.dimension or "")
            held = Reading(placed, number, quantity.number, shown(row), None)
            rows[(*key, quantity.comparison or "")].append(held)
    for told, twins in rows.items():
        if len({each.value for each in twins}) > 1:
            yield told[0], twins


def _receivers(placed: Placed) -> Iterator[tuple[str, list[Reading]]]:
    """Yield counts of one plan's receivers, once in general and once by the plan's own name.

    They are the same persons when the values are near: 受益学生 and 享受膳食补助学生.
    """
    context = placed.context
    own = topic_of(placed.plan.name, context)
    held: dict[str, list[tuple[bool, Reading]]] = defaultdict(list)
    for number, row in annual_rows(placed.plan):
        quantity, match = row.target.quantity, _PERSONS.fullmatch(plain(row.name))
        if quantity is None or quantity.number is None or quantity.dimension != "人" or not match:
            continue
        general, topic = bool(_GENERAL.fullmatch(match[1])), topic_of(match[1], context)
        if class_of(row) == "quantity" and (general or (topic and topic <= own)):
            reading = Reading(placed, number, quantity.number, shown(row), None)
            held[match[2]].append((general, reading))
    for noun, told in held.items():
        values = [reading.value for _, reading in told]
        near = min(values) >= max(values) * context.number("receivers_near")
        if len(set(values)) > 1 and near and any(general for general, _ in told):
            yield f"{noun}人数", [reading for _, reading in told]


def _place(reading: Reading) -> Place:
    """Return where a reading stands."""
    return reading.placed.document.document, reading.placed.ordinal, reading.row
