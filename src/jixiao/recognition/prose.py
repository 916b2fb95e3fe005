"""Indicators written as sentences, such as `1.数量指标：举办活动≥60场；新购图书≥15000册`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import FilledRow
from jixiao.recognition.shapes import is_level1, is_level2
from jixiao.wording.targets import trailing_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.source import SourceSpan

_NUMBER = r"(?:[-*+•·]\s+)?\**(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?\s*)?"
_SECTION = re.compile(rf"^\s*{_NUMBER}(?P<level>[\u4e00-\u9fff]{{2,6}})\**\s*[:：。]?\**\s*$")
_SENTENCE = re.compile(
    rf"^\s*{_NUMBER}(?P<level>[\u4e00-\u9fff]{{2,12}})\s*[:：。]\s*(?P<items>.+)$"
)
_NUMBERED = re.compile(
    r"^\s*(?:[-*+•·]\s+|[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]\s*)(?P<item>.+)$"
)
_ITEMS = re.compile(r"[；;]")
_FIGURE = re.compile(r"^(?P<name>.*?[\u4e00-\u9fff])\s*(?P<target>\d[^；;]{0,20})$")
_GRADE = re.compile(
    r"^(?P<name>.{2,}?)(?P<target>(?:持续|稳步|有效|不断|明显|显著|逐步|进一步|基本|长期|全面|大幅|稳定).{2,6})$"
)
_STARS = "★*☆● "


def _named(item: str) -> tuple[str, str] | None:
    """Return (name, target) of one item of a sentence, None when it states no target."""
    found = trailing_target(item)
    if found:
        return found
    plain = _FIGURE.match(item) or _GRADE.match(item)
    return (plain["name"], plain["target"]) if plain else None


class LinePlaces:
    """The place of a sentence, whatever the column."""

    def __init__(self, span: SourceSpan) -> None:
        self._span = span

    def span(self, _row: int, _column: int, _text: str | None = None) -> SourceSpan:
        """Return the line's place."""
        return self._span


class ProseReader:
    """Turns sentences under headings of level 1 into indicator rows."""

    def __init__(self) -> None:
        self._level1: str | None = None
        self._level2: str | None = None

    def take(self, text: str, span: SourceSpan) -> Iterator[FilledRow]:
        """Yield the indicators of a line; a heading of level 1 is kept for the lines after it."""
        section = _SECTION.match(text)
        if section and is_level1(section["level"]):
            self._level1, self._level2 = section["level"], None
            return
        if section and is_level2(section["level"]):
            self._level2 = section["level"]
            return
        sentence = _SENTENCE.match(text)
        if not sentence or not is_level2(sentence["level"]):
            yield from self._item(text, span)
            return
        for item in _ITEMS.split(sentence["items"].rstrip("。.；; ")):
            found = _named(item.strip(_STARS))
            if found:
                yield self._row(sentence["level"], *found, span)

    def _item(self, text: str, span: SourceSpan) -> Iterator[FilledRow]:
        """Yield the indicator of a numbered line under a heading of level 2."""
        item = _NUMBERED.match(text)
        if not self._level2 or not item:
            return
        name, colon, target = item["item"].rstrip("。；; ").replace("：", ":").partition(":")
        found = (name, target.strip()) if colon and target.strip() else _named(item["item"])
        if found:
            yield self._row(self._level2, *found, span)

    def _row(self, level2: str, name: str, target: str, span: SourceSpan) -> FilledRow:
        texts = {"level2": level2, "name": name.strip("，,：: "), "target": target}
        if self._level1:
            texts["level1"] = self._level1
        return FilledRow(texts, dict.fromkeys(texts, 0), 0, LinePlaces(span))
