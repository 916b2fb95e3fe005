"""What a line lets expect of the next: the value of a label alone, the particulars of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.outline import level_before, level_of, marked, section_of
from jixiao.recognition.titles import announces
from jixiao.wording.clauses import clause_of

if TYPE_CHECKING:
    from jixiao.model.source import SourceSpan
    from jixiao.recognition.labels import Label

_ALONE = frozenset({
    "name", "code", "department", "implementing_unit", "unit.name", "budget.total", "period",
    "category", "attribute",
})  # fmt: skip
_PARTICULARS = _ALONE - {"name", "code"} | {"objectives", "budget.fiscal"}
_SENTENCE = re.compile(r"[。；;，,：:！？≥≤%|]")
_CHAPTER = re.compile(
    r"情况|概况|基本|说明|总结|分析|措施|依据|背景|目标|指标|任务|结论|问题|建议|资金执行|资金使用|预算执行|资金安排|要求$|内容$"
)
_SUM = re.compile(r"[\d,，.]+\s*(?:亿|万|千|百万)?元?")
_SHORTEST, _LONGEST = 4, 40
_NEAR = 2


@dataclass(slots=True)
class Expecting:
    """The label alone and the heading that the last lines were, with their numbers."""

    label: tuple[Label, int] | None = None
    heading: tuple[str, SourceSpan, int] | None = None

    def label_for(self, text: str, number: int) -> Label | None:
        """Return the label alone of which this line is the value, and expect it no more."""
        waiting, self.label = self.label, None
        if waiting is None or number > waiting[1] + _NEAR or _is_something(text):
            return None
        suits = waiting[0].field != "budget.total" or _SUM.fullmatch(text)
        return waiting[0] if suits and not text.endswith("。") else None

    def hear(self, text: str, number: int, span: SourceSpan) -> None:
        """Keep a line that nobody took: a label alone, or perhaps a project's heading."""
        line = marked(text)
        label = label_of(line.text)
        if label and label.exact and label.field in _ALONE and len(label.text) >= _SHORTEST - 1:
            self.label = (label, number)
        elif not line.kind.startswith("plain") and _may_head(line.text):
            self.heading = (line.text, span, number)

    def heading_for(self, field: str | None, number: int | None) -> tuple[str, SourceSpan] | None:
        """Return the heading under which a project's particulars begin, once."""
        heading = self.heading
        if heading is None or field not in _PARTICULARS or number is None:
            return None
        self.heading = None
        return heading[:2] if number <= heading[2] + _NEAR else None


def _may_head(text: str) -> bool:
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and not _SENTENCE.search(text)
        and not _CHAPTER.search(text)
        and not _is_something(text)
        and clause_of(text) is None
    )


def _is_something(text: str) -> bool:
    """Return True for a line with a meaning of its own: a label, a level, a section, a title."""
    plain = marked(text).text
    found = label_with_text(plain)
    return bool(
        label_of(plain)
        or (found and found[0].exact)
        or level_of(plain)
        or level_before(plain)
        or section_of(plain)
        or announces(text)
    )
