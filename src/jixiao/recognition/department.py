"""The prose of a budget text: contents and the department-wide part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.model.department import DepartmentObjective, DepartmentPart, Measure
from jixiao.recognition.titles import contents_entry, is_title
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(总体绩效目标|分项绩效目标|工作保障措施|保障措施)$"
)
_ENTRY = re.compile(r"^\d{1,3}[.、．](.+绩效目标(?:申报)?表)$")
_END = re.compile(r"^第[二三四五]部分")
_ITEM = re.compile(r"^[（(][一二三四五六七八九十]+[)）]\s*(.+)$", re.DOTALL)
_INDICATOR = re.compile(r"^绩效指标\s*\d*\s*[:：]\s*(.+)$", re.DOTALL)
_SUFFIX = re.compile(r"绩效目标(?:申报)?表$")


def read_contents(lines: Sequence[str]) -> tuple[str, ...] | None:
    """Return the project names of a printed table of contents, or None when there is none."""
    entries = [entry for entry in map(contents_entry, lines) if entry] or _listed(lines)
    names = [_SUFFIX.sub("", entry) for entry in entries if _SUFFIX.search(entry)]
    return tuple(names) or None


def _listed(lines: Sequence[str]) -> list[str]:
    """Return the numbered entries under a heading 目录 printed without page numbers."""
    entries: list[str] = []
    inside = False
    for line in lines:
        text = without_layout_spaces(line.strip())
        if text == "目录":
            inside = True
        elif inside and (found := _ENTRY.match(text)):
            entries.append(found[1])
        elif inside and entries and text:
            break
    return entries


def read_department(lines: Sequence[str]) -> DepartmentPart | None:
    """Return the department-wide part of a budget text's prose, or None when it has none."""
    sections = _sections(lines)
    if not sections:
        return None
    measures = sections.get("工作保障措施", sections.get("保障措施", []))
    return DepartmentPart(
        overall="\n".join(sections.get("总体绩效目标", [])) or None,
        objectives=_objectives(sections.get("分项绩效目标", [])),
        measures=tuple(_measure(text) for text in measures),
    )


def _sections(lines: Sequence[str]) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        text = without_layout_spaces(line.strip())
        found = _SECTION.match(text)
        if found:
            current = sections.setdefault(found[1], [])
        elif _END.match(text) or contents_entry(line) or is_title(text):
            current = None
        elif text and current is not None:
            current.append(text)
    return {name: texts for name, texts in sections.items() if texts}


def _objectives(texts: Sequence[str]) -> tuple[DepartmentObjective, ...]:
    objectives: list[tuple[str, list[str]]] = []
    for text in texts:
        item, indicator = _ITEM.match(text), _INDICATOR.match(text)
        if item:
            name = re.sub(r"^绩效目标\s*\d*\s*[:：]", "", item[1])
            objectives.append((name, []))
        elif objectives:
            objectives[-1][1].append(indicator[1] if indicator else text)
    return tuple(DepartmentObjective(name, tuple(items)) for name, items in objectives)


def _measure(text: str) -> Measure:
    found = _ITEM.match(text)
    name, _, rest = (found[1] if found else text).partition("。")
    return Measure(name, rest or None)
