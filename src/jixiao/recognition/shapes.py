"""How well a text suits a field: the shapes of operators, numbers, units, names and codes."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.standards.indicator_classes import level1_of, level2_of
from jixiao.wording.dates import parse_date
from jixiao.wording.operators import operator_of
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.units import parse_unit

_NUMBER = re.compile(r"[+\-−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?")
_TARGET = re.compile(
    r"[)）]?(?:[≥≤≧≦=＝><＞＜约达]|不低于|不少于|不高于|不超过|不大于|不小于|大于等于|小于等于|等于|大于|小于|至少)*"
    r"\s*[\d０-９][\d０-９,，.．]*\s*[^\s，。；]{0,9}"
)
_CODE = re.compile(r"[0-9]{6}[0-9A-Z]{9,}")
_CATEGORY = re.compile(r"\d{0,2}[-—]?[\u4e00-\u9fff]{2,8}类|\d[-—][\u4e00-\u9fff]{2,10}")
_UNIT_NAME = re.compile(
    r"(?:\d{3,}[-—]?)?[\u4e00-\u9fff]{2,}(?:局|中心|办公室|委员会|委|院|学校|校|站|所|厅|部|处|队|馆|会|本级[)）]?|[)）])"
)
_GRADES = re.compile(r"[\u4e00-\u9fff]{1,10}")
_FRAGMENTS = ("产出指标", "效益指标", "成本指标", "满意度指标")
_LIKELY = re.compile(r"(?:确定|完全|有|不|可).{0,3}能|可能性?[大小]?$")
_LONGEST_OPERATOR = 6
_LONG = 24
_MAX_POINTS = 100.0


@lru_cache(maxsize=65536)
def is_level1(text: str) -> bool:
    """Return True when the text names a level-1 group."""
    return level1_of(text) is not None


@lru_cache(maxsize=65536)
def is_level2(text: str) -> bool:
    """Return True when the text names a known level-2 class."""
    return level2_of(text) is not None


@lru_cache(maxsize=65536)
def is_operator(text: str) -> bool:
    """Return True for a cell that holds nothing but an operator, a kind or a direction."""
    plain = without_layout_spaces(text)
    if plain in ("定性", "定量", "正向", "反向", "正向指标", "反向指标", "定量指标", "定性指标"):
        return True
    return (
        not _NUMBER.search(plain)
        and len(plain) <= _LONGEST_OPERATOR
        and operator_of(plain) is not None
    )


@lru_cache(maxsize=65536)
def is_number(text: str) -> bool:
    """Return True for a bare number, thousands separators and full width allowed."""
    return bool(_NUMBER.fullmatch(without_layout_spaces(text)))


@lru_cache(maxsize=65536)
def is_points(text: str) -> bool:
    """Return True for what can be points: a number from 0 to 100, perhaps with 分 or %."""
    plain = without_layout_spaces(text).removesuffix("分").removesuffix("%")
    return is_number(plain) and float(plain.replace(",", "").replace("，", "")) <= _MAX_POINTS


@lru_cache(maxsize=65536)
def is_target(text: str) -> bool:
    """Return True for an operator with a figure, as `≥95%`: never a name."""
    plain = without_layout_spaces(text)
    return plain[:1] in "≥≤≧≦=＝><＞＜)）" and bool(_TARGET.fullmatch(plain))


def fragment_of_level1(text: str) -> bool:
    """Return True for the beginning of a level-1 name that a page break cut off."""
    return len(text) > 1 and any(n.startswith(text) and n != text for n in _FRAGMENTS)


@lru_cache(maxsize=65536)
def fitness(text: str, field: str) -> float:
    """Return how well `text` suits `field`: about 10 for certain, 0 for possible, below for no."""
    plain = without_layout_spaces(text)
    judge = _JUDGES.get(field)
    if judge:
        return judge(plain)
    return _prose(plain) - (1.0 if field in ("basis", "remark", "deviation_reason") else 0.0)


def _level1(text: str) -> float:
    if is_level1(text):
        return 10.0
    return 4.0 if fragment_of_level1(text) else -9.0


def _level2(text: str) -> float:
    if is_level2(text):
        return 10.0
    return 5.0 if text.endswith("指标") and len(text) <= _LONG else -6.0


def _operator(text: str) -> float:
    return 10.0 if is_operator(text) else -9.0


def _unit(text: str) -> float:
    if is_number(text):
        return -9.0
    return 8.0 if parse_unit(text) else -4.0


def _value(text: str) -> float:
    if is_number(text):
        return 7.0
    return _target(text) - 1


def _target(text: str) -> float:
    if is_level1(text) or is_level2(text):
        return -9.0
    if _TARGET.fullmatch(text):
        return 7.0
    if parse_date(text) is not None:
        return 6.0
    if _GRADES.fullmatch(text):
        return 2.5
    return 1.0 if any(mark in text for mark in "元%％") else -2.0


def _points(text: str) -> float:
    return 6.0 if is_points(text) else -9.0


def _name(text: str) -> float:
    if is_level2(text) and text.endswith("满意度") and not is_level1(text):
        return 1.0
    if is_level1(text) or is_level2(text) or is_operator(text) or is_number(text):
        return -8.0
    if _CODE.match(text):
        return -6.0
    return -2.0 if _TARGET.fullmatch(text) else 4.0


def _prose(text: str) -> float:
    if is_level1(text) or is_operator(text):
        return -8.0
    return -3.0 if is_number(text) else 2.5


def _project(text: str) -> float:
    if _CODE.match(text):
        return 10.0
    return -9.0 if is_level1(text) or is_level2(text) or is_number(text) else 3.0


def _money(text: str) -> float:
    return 6.5 if is_number(text) else -9.0


def _category(text: str) -> float:
    return 8.0 if _CATEGORY.fullmatch(text) else -5.0


def _unit_name(text: str) -> float:
    return 6.0 if _UNIT_NAME.fullmatch(text) and not _CODE.match(text) else -5.0


def _objectives(text: str) -> float:
    return 5.0 if len(text) > _LONG else -1.0


def _likelihood(text: str) -> float:
    return 8.0 if _LIKELY.search(text) else -3.0


def _ordinal(text: str) -> float:
    return 5.0 if text.isdigit() else -9.0


_JUDGES = {
    "level1": _level1, "level2": _level2, "name": _name, "operator": _operator,
    "direction": _operator, "unit": _unit, "value": _value, "target": _target,
    "actual": _target, "forecast": _target, "baseline": _target, "weight": _points,
    "score": _points, "full_score": _points, "execution_weight": _points,
    "review_score": _points, "ordinal": _ordinal,
    "project:name": _project, "project:code": _project, "project:budget.total": _money,
    "project:budget.fiscal": _money, "project:budget.other": _money,
    "project:category": _category, "project:unit.name": _unit_name, "project:unit": _unit_name,
    "project:objectives": _objectives,
}  # fmt: skip
