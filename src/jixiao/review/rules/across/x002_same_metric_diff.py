"""Whether one figure is declared with one value."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.counties import labels
from jixiao.review.judgement import found
from jixiao.review.metrics import Reading, bare_name, readings
from jixiao.review.rows import annual_rows, class_of, figure, is_cost, plain, shown, speaks_of
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.finding import Locus
    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement
    from jixiao.review.metrics import Metric

    Place = tuple[str, int, int]

_BRACKET: Final = re.compile(r"[（(]")
_REGISTER: Final = re.compile(
    r"台账|名册|名单|统计|数据|报表|年报|登记|花名册|名录|目录|清册|清单|底册|普查|摸底|信息系统|档案|库$"
)
# Papers that set one figure once, plans that set many, and words for the whole of a year.
_PAPER: Final = re.compile(r"协议|合同|方案|批复|规划|办法|〔|名录|目录|任务书|责任书|通知|文件|号")
_PLANS: Final = re.compile(
    r"^(?:20\d\d年度?)?(?:年度|单位|部门)?(?:工作|实施)?(?:计划|要点|安排|方案)$"
)
_WHOLE: Final = re.compile(r"全年|年度|总|合计|累计")
# A satisfaction with something, told by its group and what it is with: one survey, one answer.
_ASKED_OF: Final = re.compile(
    r"(?:居民|群众|村民|市民|企业|家长|职工|人员|对象|农户|牧民|业主|商户|住户|者|户)(?:对|的)*[\u4e00-\u9fff]{4,}满意"
)
# Those who hold a post, with where they are, and nothing that is done with them.
_STAFF: Final = re.compile(
    r"(?:全[县市区乡镇旗]|村级|乡镇|社区|在职|在岗|在册|专职|现有|县级|基层|专业)+"
    r"(?![^数]*(?:培训|补助|补贴|发放|享受|新增|聘用|招聘|慰问|考核|体检|参加))"
    r"[\u4e00-\u9fff]{2,8}(?:员|师|队员|干部|职工|医生|教师|民警|协管)(?:总)?(?:人数|数量|数)"
)
_PARTICULAR: Final = 2
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
    several = [twins for placed in county for twins in (*_twins(placed), *_receivers(placed))]
    for name, twins in (*several, *_registered(county)):
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


def _registered(county: Sequence[Placed]) -> Iterator[tuple[str, list[Reading]]]:
    """Yield counts of several plans of one unit that bear one name and rest on one paper."""
    rows: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for placed in county:
        for number, row in annual_rows(placed.plan):
            quantity, basis = row.target.quantity, plain(row.basis)
            if quantity is None or quantity.number is None:
                continue
            if class_of(row) == "satisfaction" and basis and _ASKED_OF.search(plain(row.name)):
                key = (plain(row.name), basis, quantity.dimension, placed.plan.unit)
                rows[key].append(Reading(placed, number, quantity.number, shown(row), None))
            if class_of(row) != "quantity":
                continue
            if _is_staff(row):
                key = (plain(row.name), quantity.dimension, placed.plan.unit)
                rows[key].append(Reading(placed, number, quantity.number, shown(row), None))
            elif _of_register(row, basis, placed.context) or _of_paper(row, basis, placed.context):
                key = (plain(row.name), basis, quantity.dimension, placed.plan.unit)
                rows[key].append(Reading(placed, number, quantity.number, shown(row), None))
    for told, held in rows.items():
        plans = {(each.placed.document.document, each.placed.ordinal) for each in held}
        if len(plans) > 1 and len({each.value for each in held}) > 1:
            yield str(told[0]), held


def _is_staff(row: Indicator) -> bool:
    """Return whether a count is of all who hold a post: 村级防疫员人数."""
    fixed = row.target.quantity is not None and row.target.quantity.comparison == "equal"
    return fixed and bool(_STAFF.fullmatch(plain(row.name)))


def _of_register(row: Indicator, basis: str, context: Context) -> bool:
    """Return whether a register is of what is counted: both are about the same (老人台账)."""
    if not _REGISTER.search(basis):
        return False
    # All of the county are in one register, whatever it is called.
    if speaks_of(plain(row.name), context.words("region_words")):
        return True
    return bool(topic_of(row.name, context) & topic_of(basis, context))


def _of_paper(row: Indicator, basis: str, context: Context) -> bool:
    """Return whether a contract or a scheme sets one figure for the whole year or area.

    Plans of work set one for every project; a name that is not particular may mean several things.
    """
    whole = _WHOLE.search(plain(row.name)) or speaks_of(
        plain(row.name), context.words("region_words")
    )
    told = bool(whole) and bool(_PAPER.search(basis)) and not _PLANS.search(basis)
    return told and len(topic_of(row.name, context)) >= _PARTICULAR


def _place(reading: Reading) -> Place:
    """Return where a reading stands."""
    return reading.placed.document.document, reading.placed.ordinal, reading.row
