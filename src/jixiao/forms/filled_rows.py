"""Filled indicator rows → indicators: level names filled down, targets understood."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, RowSpans
from jixiao.forms.level_names import level1_of_row
from jixiao.forms.money import FIGURE_UNREADABLE, decimal_of, is_no_figure
from jixiao.model.indicator import DeviationCauses, Horizon, Indicator
from jixiao.model.message import message
from jixiao.model.plan import OtherField
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.targets import doubts_of, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.forms.filled_form import FilledForm, FilledRow
    from jixiao.model.source import SourceSpan
    from jixiao.model.target import Target

_REMARK = re.compile(r"[（(【\[][^（()）【】\[\]]*[)）】\]]?")
_POINTS = re.compile(r"\d+(?:\.\d+)?分$")
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)+(?=\D)")
_FILLER_NAME = re.compile(r"^指标\s*\d+\s*[:：]\s*")
_ITEM_NUMBER = re.compile(
    r"^(?:[（(]\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2})+[、.．]|[①-⑳])(?=\D)"
)
_FILLER = re.compile(r"^(?:指标\s*\d+\s*[:：]?|[.…·\-—]+|无)$")
_FILLED_DOWN = ("level1", "level2", "name")
WORDS = {
    "level1": "一级指标", "level2": "二级指标", "levels": "一级和二级指标", "name": "三级指标",
    "target": "指标值", "operator": "比较符号", "unit": "计量单位", "weight": "分值",
    "actual": "完成值", "score": "得分", "basis": "依据", "description": "指标描述",
    "explanation": "指标解释", "deviation_reason": "偏差原因", "scoring_rule": "评分标准",
}  # fmt: skip
"""What the columns are called in notes."""
_UNMODELLED = {
    "remark": "备注", "midterm_target": "中长期指标值", "previous_target": "调整前指标值",
    "baseline": "基准值", "review_score": "复核分", "warning": "序时进度预警",
    "execution_weight": "其中：预算执行率权重", "grade.1": "优", "grade.2": "良",
    "grade.3": "中", "grade.4": "差", "again:target": "另一栏指标值",
    "again:actual": "另一栏完成值", "again:unit": "另一栏单位", "again:weight": "另一栏分值",
    "again:score": "另一栏得分", "again:operator": "另一栏符号",
}  # fmt: skip
"""Columns that are printed and have no place in an indicator."""
_HEADED_OTHERWISE = "other:"
_CAUSES = ("funding", "rules", "staff", "hardware", "other")
_OPERATOR_WORDS = frozenset({"正向", "反向", "正向指标", "反向指标", "定量", "定量指标"})
_SURE = 0.95
_BLANK = "-—–/／\\无"
Noted = tuple[Doubt, "SourceSpan"]


def interpret_rows(form: FilledForm) -> tuple[tuple[Indicator, ...], list[Noted]]:
    """Return the form's indicators in order and the doubts met, row numbers put in."""
    indicators: list[Indicator] = []
    doubts: list[Noted] = []
    has_actual = "actual" in form.columns
    halves = any(row.texts.get("horizon") == Horizon.MIDTERM for row in form.rows)
    level1 = level2 = name = None
    above: dict[str, FilledRow] = {}
    for row in form.rows:
        texts = row.texts
        own1, doubt = level1_of_row(row, level1, len(indicators) + 1)
        if own1 != level1 and "level2" not in texts:
            level2 = None
        level1 = own1
        own2, own_name = _level2(texts.get("level2")), _name(texts.get("name"))
        if own2 and level2 not in (None, own2) and not own_name:
            name = None  # a name goes on over rows of one level 2, never into the next
        level2 = own2 or level2
        if own_name and _FILLER.match(own_name) and not _has_target(texts):
            continue
        if not own_name and not _has_target(texts):
            continue
        if own_name is None and name:
            doubts.append(_spans_several(row, name, len(indicators) + 1))
        name = own_name or name
        levels = (level1, level2, name)
        above |= dict.fromkeys((part for part in _FILLED_DOWN if texts.get(part)), row)
        spans = RowSpans(row, _inherited(row, above, levels))
        indicator = _indicator(row, levels, spans, has_actual=has_actual)
        if not halves and indicator.horizon is not None:
            indicator = replace(indicator, horizon=None)
        indicators.append(indicator)
        doubts.extend([doubt] if doubt else [])
        doubts.extend(_doubts(row, indicators[-1], len(indicators)))
    return tuple(indicators), doubts


def _inherited(
    row: FilledRow, above: dict[str, FilledRow], levels: tuple[str | None, ...]
) -> tuple[tuple[str, FilledRow], ...]:
    return tuple(
        (part, above[part])
        for part, text in zip(_FILLED_DOWN, levels, strict=True)
        if text and part in above and above[part] is not row
    )


def other_fields(form: FilledForm) -> tuple[OtherField, ...]:
    """Return what the rows print and an indicator has no place for, in printed order."""
    return tuple(
        OtherField(f"{row.texts.get('name', '').strip()} {word}".strip(), text, row.span(name))
        for row in form.rows
        for name, word in _unmodelled(row)
        if (text := _prose(row.texts.get(name)))
    )


def _unmodelled(row: FilledRow) -> Iterator[tuple[str, str]]:
    """Yield the columns of a row that an indicator has no place for, and their heads."""
    if not _UNMODELLED.keys().isdisjoint(row.texts):
        yield from _UNMODELLED.items()
    for name in row.texts:
        if name.startswith(_HEADED_OTHERWISE):
            yield name, name.removeprefix(_HEADED_OTHERWISE)


def _has_target(texts: dict[str, str]) -> bool:
    return any(texts.get(part) for part in ("target", "value", "operator", "actual"))


@lru_cache(maxsize=4096)
def _level2(text: str | None) -> str | None:
    """Return the printed name without remarks, points, numbering and layout spaces."""
    if not text:
        return None
    plain = _REMARK.sub("", without_layout_spaces(text)).strip(":：")
    plain = _NUMBERING.sub("", _POINTS.sub("", plain))
    return plain or None


@lru_cache(maxsize=16384)
def _name(text: str | None) -> str | None:
    if not text:
        return None
    plain = without_layout_spaces(text)
    return _FILLER_NAME.sub("", _ITEM_NUMBER.sub("", plain)) or plain or None


@lru_cache(maxsize=65536)
def _prose(text: str | None) -> str | None:
    return (without_layout_spaces(text) or None) if text else None


@lru_cache(maxsize=16384)
def _points(text: str | None) -> Decimal | None:
    return decimal_of(text)


def _indicator(
    row: FilledRow, levels: tuple[str | None, ...], spans: RowSpans, *, has_actual: bool
) -> Indicator:
    texts = row.texts
    level1, level2, name = levels
    weight = _points(texts.get("weight"))
    return Indicator(
        level1=level1,
        level2=level2,
        name=name,
        target=_target(texts),
        weight=None if has_actual else weight,
        full_score=weight if has_actual else None,
        score=_points(texts.get("score")),
        horizon=Horizon(texts["horizon"]) if "horizon" in texts else None,
        direction=_direction(texts),
        causes=_causes(texts),
        spans=spans,
        description=_prose(texts.get("description")),
        basis=_prose(texts.get("basis")),
        actual=_prose(texts.get("actual")),
        deviation_reason=_prose(texts.get("deviation_reason")),
        explanation=_prose(texts.get("explanation")),
        basis_kind=_prose(texts.get("basis_kind")),
        data_source=_prose(texts.get("data_source")),
        collection_method=_prose(texts.get("collection_method")),
        scoring_rule=_prose(texts.get("scoring_rule")),
        evidence=_prose(texts.get("evidence")),
        forecast=_prose(texts.get("forecast")),
        likelihood=_prose(texts.get("likelihood")),
    )


def _causes(texts: dict[str, str]) -> DeviationCauses | None:
    causes = {part: _prose(texts.get(f"causes.{part}")) for part in _CAUSES}
    return DeviationCauses(**causes) if any(causes.values()) else None


def _target(texts: dict[str, str]) -> Target:
    operator = texts.get("operator")
    if operator and without_layout_spaces(operator) in _OPERATOR_WORDS:
        operator = None
    direction = texts.get("direction")
    if operator is None and direction and not _is_direction(direction):
        operator = direction
    value, unit = texts.get("target") or texts.get("value"), texts.get("unit")
    if unit and without_layout_spaces(unit).strip(_BLANK) == "":
        unit = None
    return parse_target(value, operator=operator, unit=unit)


def _is_direction(text: str) -> bool:
    return without_layout_spaces(text) in _OPERATOR_WORDS


def _direction(texts: dict[str, str]) -> str | None:
    for column in ("direction", "operator"):
        plain = without_layout_spaces(texts.get(column) or "")
        if plain.startswith("正向"):
            return "positive"
        if plain.startswith("反向"):
            return "negative"
    return None


def _spans_several(row: FilledRow, name: str, number: int) -> Noted:
    text = message("名称“{name}”覆盖多行指标值，逐行成为一个指标", name=name)
    return Doubt("JX-D006", text, field="name", confidence=_SURE, indicator=number), row.span(
        "name"
    )


def _doubts(row: FilledRow, indicator: Indicator, number: int) -> list[Noted]:
    found = [
        (replace(doubt, indicator=number), doubt.span or row.places.span(row.row, doubt.column))
        for doubt in row.doubts
    ]
    found.extend(
        (
            Doubt(
                FIGURE_UNREADABLE,
                message(
                    "第{row}项{column}“{text}”不是数字，按空白处理",
                    row=number,
                    column=WORDS[name],
                    text=text,
                ),
                field=name,
                indicator=number,
            ),
            row.span(name),
        )
        for name in ("weight", "score")
        if is_no_figure(text := without_layout_spaces(row.texts.get(name) or ""))
    )
    if indicator.target.text:
        found.extend(
            (Doubt("JX-D012", text, field="target", indicator=number), row.span("target"))
            for text in doubts_of(indicator.target)
        )
    return found
