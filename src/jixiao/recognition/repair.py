"""Rows that a page break cut: joined again with what stood before the break."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.recognition.shapes import is_level1, is_level2, is_number, is_target
from jixiao.standards.indicator_classes import level1_of

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledForm, FilledRow
    from jixiao.model.source import SourceSpan

_TREE = ("level1", "level2")
_PROSE = frozenset({"name", "description", "basis", "explanation", "remark", "deviation_reason",
                    "scoring_rule", "evidence", "data_source", "level1", "level2"})  # fmt: skip
_LONGEST_OVERLAP = 8
_CERTAIN = 0.98
_LIKELY = 0.85


def continues(row: FilledRow, before: FilledRow) -> bool:
    """Return True when `row`, the first after a break, is the rest of the row `before` it.

    Certain when a level name becomes whole by joining; else the rest may hold prose only,
    no target and no level of its own.
    """
    texts = row.texts
    if any(_becomes_whole(texts.get(name), before.texts.get(name), name) for name in _TREE):
        return not texts.get("target") and not texts.get("value")
    if not texts or set(texts) - _PROSE or any(name in texts for name in _TREE):
        return False
    if any(is_target(text) or is_number(text) for text in texts.values()):
        return False
    return not any(is_level1(text) or is_level2(text) for text in texts.values())


def is_remainder(row: FilledRow) -> bool:
    """Return True when a row states nothing but remarks: no indicator of its own."""
    return "name" not in row.texts and not any(name in row.texts for name in _TREE)


def _is_level(text: str, name: str) -> bool:
    return is_level1(text) if name == "level1" else is_level2(text)


def _becomes_whole(rest: str | None, start: str | None, name: str) -> bool:
    if not rest or not start or _is_level(rest, name):
        return False
    return not _is_level(start, name) and _is_level(start + rest, name)


def joined(before: FilledRow, row: FilledRow) -> FilledRow:
    """Return the row `before` with the texts of `row` put behind its own, and a note of it.

    A text's place stays where it begins.
    """
    texts = dict(before.texts)
    for name, text in row.texts.items():
        texts[name] = _put_behind(texts.get(name, ""), text)
    columns = {**row.columns, **before.columns}
    whole = any(_is_level(texts[name], name) for name in _TREE if row.texts.get(name))
    first = next(iter(row.texts))
    doubt = Doubt(
        "JX-D004",
        message("表格在换页处断开的一行已接上：“{rest}”", rest=" ".join(row.texts.values())),
        field=first,
        confidence=_CERTAIN if whole else _LIKELY,
        span=row.span(first),
    )
    elsewhere = {name: (before if name in before.texts else row).span(name) for name in row.texts}
    return replace(
        before, texts=texts, columns=columns, doubts=(*before.doubts, doubt),
        elsewhere={**before.elsewhere, **elsewhere},
    )  # fmt: skip


def _put_behind(start: str, rest: str) -> str:
    """Return both parts of a cut text; what extraction printed on both sides stays once."""
    shared = min(len(start), len(rest), _LONGEST_OVERLAP)
    while shared and not start.endswith(rest[:shared]):
        shared -= 1
    return start + rest[shared:]


def _only_level1(text: str) -> bool:
    return is_level1(text) and not is_level2(text)


def level_moved(row: FilledRow, header_order: tuple[str, ...]) -> FilledRow:
    """Put a level name that stands in the other level's column back where it belongs."""
    texts = row.texts
    level1, level2 = texts.get("level1"), texts.get("level2")
    if level1 and not level2 and is_level2(level1) and not is_level1(level1):
        texts["level2"] = texts.pop("level1")
        _move(row, "level1", "level2")
    elif level2 and not level1 and _only_level1(level2) and "level1" not in header_order:
        texts["level1"] = texts.pop("level2")
        _move(row, "level2", "level1")
    return row


def cost_under_output(row: FilledRow, before: str | None) -> FilledRow:
    """Read a lone 成本指标 under 产出指标 as the level 2 it is in the tree of 2015."""
    texts = row.texts
    level1 = texts.get("level1")
    lone = level1 and "level2" not in texts and texts.get("name")
    if not lone or not before or not level1:
        return row
    if level1_of(level1) is Level1.COST and level1_of(before) is Level1.OUTPUT:
        texts["level2"] = texts.pop("level1")
        _move(row, "level1", "level2")
    return row


def heading_repeated(text: str, span: SourceSpan) -> tuple[Doubt, SourceSpan]:
    """Return the doubt of a title or header that is printed again within one form."""
    said = message("重复印出的表头“{text}”已略去", text=text)
    return Doubt("JX-D007", said, confidence=_CERTAIN), span


def is_rest_of(form: FilledForm, before: FilledForm) -> bool:
    """Return True when a form is what a title printed again over a new page cut off."""
    return (
        bool(form.rows)
        and not form.entries
        and form.title is not None
        and form.title == before.title
        and form.columns == before.columns
    )


def completes_target(row: FilledRow, before: FilledRow) -> bool:
    """Return True when `row` holds nothing but the target that the row `before` it lacks."""
    if not row.texts or not row.texts.keys() <= {"target", "operator", "value", "unit"}:
        return False
    return bool(before.texts.get("name")) and not any(
        before.texts.get(part) for part in ("target", "value", "operator")
    )


def _move(row: FilledRow, old: str, new: str) -> None:
    columns = dict(row.columns)
    columns[new] = columns.get(old, 0)
    row.columns = columns
    said = message("“{text}”不在本列，按内容归位", text=row.texts[new])
    doubt = Doubt("JX-D003", said, field=new, confidence=_LIKELY, span=row.span(new))
    row.doubts = (*row.doubts, doubt)
