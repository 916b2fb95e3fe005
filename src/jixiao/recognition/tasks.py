"""The main tasks of a department-wide form: rows of name, content and money by source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.forms.filled_form import FilledTask
from jixiao.recognition.labels import folded, label_of
from jixiao.recognition.shapes import is_number

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledForm
    from jixiao.recognition.cells import Cells

_NAMES: Final = frozenset({"任务名称", "重点工作任务", "主要任务"})
_CONTENTS: Final = frozenset({"主要内容", "主要实施内容", "任务内容"})
_AMOUNTS: Final = frozenset({"总额", "财政拨款", "其他资金", "金额", "预算金额"})
_SUMS: Final = frozenset({"金额合计", "合计", "总计"})
_ENDS: Final = frozenset({"objectives", "midterm.objectives", "total_score"})


class TaskReader:
    """Reads task rows into a form, from their header to the row of sums or the next label."""

    def __init__(self, form: FilledForm) -> None:
        self.form = form
        self._columns: dict[int, str] = {}

    def take(self, cells: Cells) -> bool:
        """Take a row if it heads the tasks or is one; return False when it is none of theirs."""
        keys = [(column, text, folded(text)) for column, text in cells]
        if any(key in _NAMES for _, _, key in keys) and any(k in _CONTENTS for _, _, k in keys):
            self._open(keys)
            return True
        if not self._columns:
            return False
        if all(key in _AMOUNTS for _, _, key in keys):
            self._columns |= {column: text for column, text, _ in keys}
            self._label(keys)
            return True
        first = label_of(cells[0][1])
        if keys[0][2] in _SUMS or (first is not None and first.field in _ENDS):
            self._columns = {}
            return first is None or first.field not in _ENDS
        return self._task(cells)

    def _open(self, keys: list[tuple[int, str, str]]) -> None:
        self._columns = {}
        for column, _, key in keys:
            if key in _NAMES:
                self._columns[column] = "name"
            elif key in _CONTENTS:
                self._columns[column] = "content"
        self._label(keys)

    def _label(self, keys: list[tuple[int, str, str]]) -> None:
        self.form.labels.extend(text for _, text, _ in keys)

    def _task(self, cells: Cells) -> bool:
        texts = {self._columns[column]: text for column, text in cells if column in self._columns}
        name, content = texts.pop("name", None), texts.pop("content", None)
        if name is None:
            return False
        amounts = tuple((column, text) for column, text in texts.items() if is_number(text))
        self.form.tasks.append(FilledTask(name, content, amounts))
        return True
