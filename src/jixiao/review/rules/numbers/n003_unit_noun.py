"""Whether the unit is one that the counted thing is counted in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.costing.figures import figures_in
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import Endings, ends_in
from jixiao.review.remembering import once_a_list, once_a_table
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

    Units = Mapping[str, tuple[str, ...]]

_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]$|[。，,；;：:]+$")
_COUNTER: Final = re.compile(r"(?:总数量|总数|数量|个数|数目|数|规模|总量)$")
# Pieces and measures that a name counts in, and units that count no pieces.
_PIECES: Final = re.compile(
    r"([个座处间台套辆盏栋幢条块根株棵头只册本份张件项家所口眼批期场支艘架部扇门])(?:数量|数目|数)$"
)
_MEASURED: Final = re.compile(r"(吨|亩|公里|平方米|立方米|公顷)数$")
_CLASSIFIERS: Final = frozenset("座处间台套辆盏栋幢条块根株棵头只册本份张件艘架部扇门枚把顶口眼")
_RECEIVERS: Final = frozenset(("人", "人次", "户"))
_NO_PIECES: Final = _RECEIVERS | {
    "平方米",
    "米",
    "亩",
    "公斤",
    "立方米",
    "千瓦",
    "千瓦时",
    "升",
    "亩次",
}
_COUNTED: Final = (QuantityKind.COUNT, QuantityKind.DURATION)


@rule(
    code="JX-N003",
    fault="UNIT_NOUN",
    title="计量单位与指标名称不一致",
    why="“创业实体数量 ≥50人”数的是户还是人，完成值没法统计。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 入驻创业基地创业实体数量 / ≥50人
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 入驻创业基地创业实体数量 / ≥50户
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥1.2万人次
  - 产出指标 / 数量指标 / 受理案件次数 / ≥30件
  - 产出指标 / 数量指标 / 绿化面积 / ≥300亩
""",
    fix="改正计量单位，或按所数的对象改写名称。",
)
def unit_not_of_noun(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the noun a name ends with and the units such things are counted in."""
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind not in _COUNTED or not quantity.dimension:
            continue
        name = _REMARK.sub("", plain(row.name))
        noun, units = (
            _classified(name, quantity.dimension)
            or _counted(name, context)
            or _thing(name, row, context)
            or _of_basis(name, row, plan)
            or ("", ())
        )
        if noun and quantity.dimension not in units and plain(row.target.unit) not in name:
            yield found(
                message(
                    "“{name}”的指标值是“{value}”，“{noun}”的单位不应是“{unit}”。",
                    name=row.name,
                    value=shown(row),
                    noun=noun,
                    unit=row.target.unit or quantity.dimension,
                ),
                rows=[number],
                field="unit",
                given=row.target.unit,
                expected=units[0],
            )


def _of_basis(
    name: str, row: Indicator, plan: PerformancePlan
) -> tuple[str, tuple[str, ...]] | None:
    """Return the unit in which a cost of the same thing counts the same number: 17艘×1800元/艘.

    Only persons, households and measures are told from pieces; a thing has several classifiers.
    """
    quantity = row.target.quantity
    if quantity is None or class_of(row) != "quantity" or quantity.number is None:
        return None
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    own = quantity.dimension in _NO_PIECES
    for _, cost in annual_rows(plan):
        if not is_cost(cost) or not any(pair in plain(cost.name) for pair in pairs):
            continue
        for figure in figures_in(plain(cost.basis)):
            unit = figure.powers[0][0] if len(figure.powers) == 1 else ""
            if figure.value == quantity.number and unit in _CLASSIFIERS and own:
                return name, (unit,)
    return None


@once_a_list
def _units_of(entries: tuple[str, ...]) -> tuple[Endings, Units]:
    """Return the nouns, and the units that fit each, the usual one first."""
    parted = (entry.partition("=") for entry in entries)
    units = {noun: tuple(fitting.split()) for noun, _, fitting in parted}
    return Endings(units), units


def _classified(name: str, dimension: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the classifier that a name ends with (个数, 吨数), and itself; None where it fits.

    A measure (平方米, 公里, 吨) is never a number of pieces, nor a piece a number of persons.
    """
    match = _PIECES.search(name)
    if match is not None and dimension in _NO_PIECES:
        return match[0], (match[1],)
    match = _MEASURED.search(name)
    if match is not None and dimension not in _NO_PIECES - _RECEIVERS:
        return match[0], (match[1],)
    return None


def _counted(name: str, context: Context) -> tuple[str, tuple[str, ...]] | None:
    """Return what a name says it counts (人数, 面积), with the units, or None."""
    nouns, units = _units_of(context.words("unit_nouns"))
    noun = nouns.longest(name)
    return None if noun is None else (noun, units[noun])


def _thing(name: str, row: Indicator, context: Context) -> tuple[str, tuple[str, ...]] | None:
    """Return the thing a quantity row counts, with the units, or None for things not known."""
    if class_of(row) != "quantity" or "、" in name:
        return None
    rest, verbs = _COUNTER.sub("", name), ends_in(context.words("thing_verbs"))
    while (verb := verbs.longest(rest)) is not None:
        rest = rest[: -len(verb)]
    known, units = _things(context.table("counted_things"))
    noun = known.longest(rest)
    if noun is None:
        return _of_kind(rest, row, context)
    return noun, (*units[noun], *context.words("general_units"))


@once_a_table
def _things(rows: tuple[Mapping[str, Any], ...]) -> tuple[Endings, Units]:
    """Return the things that are counted, and the units of each."""
    units = {word: one["units"] for one in rows for word in one["words"]}
    return Endings(units), units


def _of_kind(name: str, row: Indicator, context: Context) -> tuple[str, tuple[str, ...]] | None:
    """Return what a thing ends with, and units of its kind, where its unit is never of that kind.

    机 and 仪 are made: no persons; 人员 and 学生 are no pieces.
    """
    unit = row.target.quantity.dimension if row.target.quantity else None
    for kind in context.table("kinds_by_ending"):
        ending = ends_in(kind["endings"]).longest(name)
        if ending is not None and unit in kind["wrong"]:
            return ending, kind["fits"]
    return None
