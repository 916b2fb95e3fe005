"""Rows under a header → indicator rows of a form: levels carried, cut rows joined, sums taken."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, Entry
from jixiao.forms.filled_rows import WORDS
from jixiao.forms.money import decimal_of
from jixiao.model.message import message
from jixiao.recognition.labels import folded, label_of, label_with_text
from jixiao.recognition.repair import (
    completes_target,
    continues,
    cost_under_output,
    heading_repeated,
    is_remainder,
    joined,
    level_moved,
)
from jixiao.recognition.rows import by_position, read_row
from jixiao.recognition.shapes import is_level1, is_level2, is_number, is_target
from jixiao.recognition.terms import told_apart

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledDocument, FilledForm, FilledRow
    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan
    from jixiao.recognition.cells import Cells
    from jixiao.recognition.headers import Header
    from jixiao.recognition.wide import WideTable

HEADS = frozenset({
    "name", "code", "department", "implementing_unit", "other", "objectives", "total_score",
    "actual_objectives", "unit.name", "unit", "budget.total", "category", "attribute", "period",
    "midterm.objectives", "section", "year",
})  # fmt: skip
_FOOT = re.compile(r"^(?!其中|指标)[\u4e00-\u9fff]{2,6}(?:[（(].{1,4}[)）])?[:：]")
_NUMBERED = re.compile(
    r"\s*(?:(?P<han>[一二三四五六七八九十]{1,2}[、.．])|(?P<bracketed>[（(][一二三四五六七八九十]{1,2}[)）])"
    r"|(?P<figure>\d{1,2}[、．]|\d{1,2}\.(?!\d))|(?P<deeper>\d{1,2}\.\d))"
)
_PAIR = 2
TOTALS = frozenset({"sum", "total_score"})
_INDICATOR = frozenset({"name", "item", "target", "value", "actual", "level2"})
_LIKELY = 0.8
MIDTERM = ("长期", "中期", "实施期")


class IndicatorReader:
    """Reads the rows under the header in force into a form, or into a wide table's forms.

    `after_break` is True between a page break, a new grid or a repeated header and the first
    row that follows; only there may a row be the rest of the one before.
    """

    def __init__(self, form: FilledForm) -> None:
        self.form = form
        self.header: Header | None = None
        self.fresh = False
        self.after_break = False
        self.wide: WideTable | None = None
        self._carried: dict[str, tuple[str, SourceSpan]] = {}
        self._at: SourceSpan | None = None
        self._horizon: str | None = None
        self._left: Header | None = None
        self._level1: str | None = None
        self._style: str | None = None
        self._has_level2 = False

    def under(self, header: Header, span: SourceSpan) -> None:
        """Take rows under this header, which begins at `span`, from now on."""
        form = self.wide.forms[-1] if self.wide is not None and self.wide.forms else self.form
        beside = self._at is not None and (self._at.line, self._at.row) == (span.line, span.row)
        self._at = span
        again = bool(form.rows and header.labels) and form.columns == header.order
        if again and not beside:
            form.doubts.append(heading_repeated(header.labels[0], span))
        for text, name, column in header.unsure:
            self._doubt_head(text, WORDS[name], column, span)
        self.header, self.fresh, self.after_break = header, True, True
        self.form.columns = header.order
        self.form.labels.extend(header.labels)

    def _doubt_head(self, text: str, word: str, column: int, span: SourceSpan) -> None:
        """Note once a form that a head was understood by its likeness or its content."""
        if text:
            said = message("表头“{text}”不是常用名称，按“{word}”理解", text=text, word=word)
        else:
            said = message("第{column}列没有表头，按“{word}”理解", column=column + 1, word=word)
        doubts = self.form.doubts
        if all(doubt.message != said for doubt, _ in doubts):
            doubts.append((Doubt("JX-D008", said, confidence=_LIKELY), span))

    def leave(self) -> None:
        """Leave the indicators for rows of the head or the foot; they may come back."""
        self._left, self.header = self.header, None

    def returns(self, cells: Cells) -> bool:
        """Return True, under the header that was left, when a row is an indicator after all."""
        texts = [text for _, text in cells]
        known = any(is_level1(text) or is_level2(text) for text in texts[:_PAIR])
        if self._left is None or not known or len(texts) <= _PAIR or not any(map(is_target, texts)):
            return False
        self.header, self._left = self._left, None
        return True

    def carry(self, name: str, text: str, span: SourceSpan) -> None:
        """Keep a level that stands alone in a row for the row that follows.

        成本指标 numbered as the level 1 before it is a level 1 too.
        """
        self._carried[name] = (text, span)
        numbered = _NUMBERED.match(text)
        style = numbered.lastgroup if numbered else None
        if name == "level1":
            if style and style == self._style:
                self._level1 = None
            self._style = style

    def carries(self, name: str) -> bool:
        """Return True when a level stands over the rows that follow."""
        return name in self._carried

    def ends_at(self, cells: Cells) -> bool:
        """Return True when a row belongs to the form's head or foot: the indicators end."""
        column, text = cells[0]
        label = label_of(text)
        if label is None:
            found = label_with_text(text)
            known = bool(found and found[0].field and column <= 1)
            return known or (bool(_FOOT.match(text)) and not any(is_target(t) for _, t in cells))
        if label.field in TOTALS or not label.exact:
            return False
        if label.column == "remark" and label.field is None:
            return "remark" not in self.header.order if self.header else True
        at_name = (
            self.header is not None
            and self.header.columns.get("name") == column
            and not (label.field in ("name", "code") and label.text.startswith("项目"))
        )
        return (
            label.field in HEADS
            and label.column != "level1"
            and not at_name
            and not (label.field == "objectives" and any(is_level2(t) for _, t in cells[1:]))
            and not (label.field == "section" and len(cells) > _PAIR)
        )

    def take(self, grid: Grid, index: int, cells: Cells, filled: FilledDocument) -> None:
        """Take one row of (column, text) cells; `filled` receives the sum of a wide table."""
        self.fresh = False
        if self.header is None or self._joins(by_position(grid, index, cells, self.header)):
            return
        row = level_moved(read_row(grid, index, cells, self.header), self.header.order)
        self.mark_horizon(cells)
        label = label_of(cells[0][1])
        if label and label.field in TOTALS:
            if label.field == "sum" and self.wide is None and "score" not in self.header.order:
                return
            self._take_sum(grid, row, cells, filled)
        elif not self._joins(row):
            self.after_break = False
            self._inject(row)
            self._note_level1(row)
            for each in told_apart(row):
                self._keep(each, grid)

    def _note_level1(self, row: FilledRow) -> None:
        """Remember the level 1 of a row; 成本 is level 2 under 产出 where a table has level 2."""
        tree = self.header is None or "name" not in self.header.order or self._has_level2
        if row.texts.get("level2") or (self.header and "level2" in self.header.order):
            tree = self._has_level2 = True
        before = self._level1 if tree else None
        self._level1 = cost_under_output(row, before).texts.get("level1") or self._level1

    def _keep(self, row: FilledRow, grid: Grid) -> None:
        if self.wide is not None:
            self.wide.take(row, grid)
        elif _INDICATOR & row.texts.keys():
            self.form.rows.append(row)
        elif row.texts.keys() <= {"level1"}:
            for name, text in row.texts.items():
                self.carry(name, text, row.span(name))

    def _joins(self, row: FilledRow | None) -> bool:
        """Join the row to the one before it when a page break or a wrap cut them apart."""
        rows = self.wide.rows if self.wide is not None else self.form.rows
        if row is None or not rows:
            return False
        cut = continues(row, rows[-1]) and (self.after_break or is_remainder(row))
        if not cut and not completes_target(row, rows[-1]):
            return False
        rows[-1] = joined(rows[-1], row)
        self.after_break = False
        return True

    def _inject(self, row: FilledRow) -> None:
        for name, (text, span) in self._carried.items():
            if name not in row.texts:
                row.texts[name] = text
                row.columns = {name: 0, **row.columns}
                row.elsewhere = {**row.elsewhere, name: span}
        self._carried = {}
        if self._horizon:
            row.texts["horizon"] = self._horizon

    def mark_horizon(self, cells: Cells) -> None:
        """Note whether the side label says that the rows are medium-term or annual targets."""
        plain = "".join(cells[0][1].split())
        if "指标" not in plain or is_level1(plain):
            return
        if any(word in plain for word in MIDTERM):
            self._horizon = "midterm"
        elif "年度" in plain and self._horizon:
            self._horizon = "annual"

    def _take_sum(self, grid: Grid, row: FilledRow, cells: Cells, filled: FilledDocument) -> None:
        numbers = [(column, text) for column, text in cells if is_number(text)]
        if self.wide is not None:
            if folded(cells[0][1]) != "小计":
                self.wide.take_total(row, filled)
        elif numbers and not self._is_full_score(row, numbers):
            column, text = numbers[-1]
            entry = Entry(text, grid.span(row.row, column, text))
            self.form.entries.setdefault("total_score", entry)

    def _is_full_score(self, row: FilledRow, numbers: Cells) -> bool:
        """Return whether a total row prints only the points that can be had, the score blank."""
        order = self.header.order if self.header else ()
        if len(numbers) > 1 or "score" not in order or "score" in row.texts:
            return False
        (_, text), *_ = numbers
        return row.texts.get("weight") == text and decimal_of(text) in _whole_of(self.form)


def _whole_of(form: FilledForm) -> tuple[Decimal, Decimal]:
    """Return what the points of a form may come to: a hundred, or those of its rows."""
    points = (decimal_of(row.texts.get("weight")) for row in form.rows)
    return Decimal(100), sum((one for one in points if one is not None), Decimal(0))
