"""Indicators told in sentences → rows of a form, and cells that stand apart → sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, FilledRow
from jixiao.model.message import message
from jixiao.recognition.labels import label_with_text
from jixiao.recognition.shapes import is_points
from jixiao.wording.clauses import target_alone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.source import SourceSpan
    from jixiao.recognition.cells import Cells
    from jixiao.recognition.sentences import Told

_LIKELY = 0.75


class LinePlaces:
    """The place of a sentence, whatever the column."""

    def __init__(self, span: SourceSpan) -> None:
        self._span = span

    def span(self, _row: int, _column: int, _text: str | None = None) -> SourceSpan:
        """Return the line's place."""
        return self._span


def row_told(one: Told, levels: Mapping[str, str | None], span: SourceSpan) -> FilledRow:
    """Return an indicator told in a sentence as a row under its levels."""
    texts = {name: text for name, text in levels.items() if text} | one.texts
    columns = {name: 0 for name in texts if name != "horizon"}
    doubts = (_put_together(one, span),) if one.turned else ()
    return FilledRow(texts, columns, 0, LinePlaces(span), doubts=doubts)


def beside(cells: Cells) -> str:
    """Return a row's cells as one line: a name, a colon, its target, points in brackets."""
    texts = [text for _, text in cells]
    if len(texts) > 1 and label_with_text(texts[0]) is None and target_alone(texts[0]) is None:
        head = "：".join(texts[:2]).replace("：：", "：")
        return head + "".join(f"（{t}分）" if is_points(t) else f"，{t}" for t in texts[2:])
    return "  ".join(texts)


def _put_together(one: Told, span: SourceSpan) -> Doubt:
    """Return the doubt of a name whose parts stand before and behind its target."""
    said = message("名称“{name}”由句中指标值前后的文字合成", name=one.texts["name"])
    return Doubt("JX-D011", said, field="name", confidence=_LIKELY, span=span)
