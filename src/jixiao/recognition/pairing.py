"""Sheets of a workbook that hold one project's head and its indicators apart → one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, Entry, FilledForm
from jixiao.forms.interpretation import name_in_title
from jixiao.model.message import message
from jixiao.recognition.labels import label_of
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.source import SourceSpan

_LIKELY = 0.7
_SHEET = re.compile(r"[\u4e00-\u9fff（）()]{3,20}")
_GENERIC = re.compile(
    r"绩效|目标|指标|附件|附表|明细|汇总|封面|说明|目录|信息|情况|清单|自评|工作表"
)


def paired(forms: Sequence[FilledForm]) -> list[FilledForm]:
    """Return the forms with indicators, each with its head, and heads that stand for themselves.

    A head belongs to the form of the same name, or the only head to the only nameless form.
    """
    heads = [form for form in forms if not form.rows]
    bodies = [form for form in forms if form.rows]
    for head in list(heads):
        body = next((form for form in bodies if _name(form) == _name(head)), None)
        if body is not None:
            _take_head(body, head)
            heads.remove(head)
    nameless = [form for form in bodies if _name(form) is None]
    if len(heads) == len(nameless) == 1:
        _take_head(nameless[0], heads.pop())
    return [form for form in forms if form.rows or (form in heads and "objectives" in form.entries)]


def named_by_sheet(sheets: Sequence[tuple[FilledForm, SourceSpan]]) -> None:
    """Name the nameless forms of several sheets after their sheets, with a doubt."""
    nameless = [(form, span) for form, span in sheets if _name(form) is None]
    if len({span.sheet for _, span in nameless}) < len(nameless) or len(sheets) < len(nameless):
        return
    for form, span in nameless:
        name = without_layout_spaces(span.sheet or "")
        if _SHEET.fullmatch(name) and not _GENERIC.search(name) and not label_of(name):
            form.entries["name"] = Entry(name, span)
            said = message("项目名称“{name}”取自工作表名", name=name)
            form.doubts.append((Doubt("JX-D008", said, field="name", confidence=_LIKELY), span))


def _name(form: FilledForm) -> str | None:
    entry = form.entries.get("name")
    return without_layout_spaces(entry.text) if entry else name_in_title(form.title)


def _take_head(body: FilledForm, head: FilledForm) -> None:
    body.entries = {**head.entries, **body.entries}
    body.execution[:0] = head.execution
    body.unknown[:0] = head.unknown
    body.doubts[:0] = head.doubts
    body.labels[:0] = head.labels
