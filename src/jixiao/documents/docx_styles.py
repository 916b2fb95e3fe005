"""What paragraph styles and list definitions of a DOCX say: heading levels and item numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.documents.docx_names import NAMESPACES, number, value
from jixiao.documents.xml_parts import feed, new_parser

if TYPE_CHECKING:
    from collections.abc import Callable

CHINESE: Final = "〇一二三四五六七八九"
LEVELS: Final = 9
NAMES: Final = frozenset({
    "style", "outlineLvl", "basedOn", "numId", "ilvl", "abstractNum", "lvl", "numFmt", "lvlText",
    "start", "num", "abstractNumId",
})  # fmt: skip
LOCAL_NAMES: Final = {f"{space} {name}": name for space in NAMESPACES for name in NAMES}


@dataclass(slots=True)
class Style:
    """A paragraph style: its outline level (0 none, 1–9), list and the style it builds on."""

    outline: int | None = None
    parent: str | None = None
    list_id: str | None = None
    list_level: int = 0


@dataclass(slots=True)
class ListLevel:
    """One level of a list: kind of figures, text such as `%1.` and first number."""

    figures: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Styles:
    """Paragraph styles by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    _at: Style = field(default_factory=Style)

    def read(self, content: bytes) -> None:
        """Take up `word/styles.xml`."""
        _each(content, "word/styles.xml", self._seen)

    def check(self, content: bytes) -> None:
        """Only raise what `read` would: of a document whose paragraphs name no style."""
        feed(new_parser(), "word/styles.xml", [content])

    def _seen(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._at = self.by_id[value(attributes, "styleId") or ""] = Style()
        elif name == "outlineLvl":
            self._at.outline = outline_level(attributes)
        elif name == "basedOn":
            self._at.parent = value(attributes)
        elif name == "numId":
            self._at.list_id = value(attributes)
        elif name == "ilvl":
            self._at.list_level = number(attributes)

    def level(self, style: str | None) -> int:
        """Return the heading level of the style, 0 for plain text."""
        for found in self._line_of(style):
            if found.outline is not None:
                return found.outline
        return 0

    def list_of(self, style: str | None) -> tuple[str | None, int]:
        """Return (list id, level) of the style, (None, 0) where it has no list."""
        for found in self._line_of(style):
            if found.list_id is not None:
                return found.list_id, found.list_level
        return None, 0

    def _line_of(self, style: str | None) -> list[Style]:
        line: list[Style] = []
        while style is not None and style in self.by_id and len(line) <= len(self.by_id):
            line.append(self.by_id[style])
            style = line[-1].parent
        return line


def outline_level(attributes: dict[str, str]) -> int:
    """Return the heading level 1–9 of an outline level 0–8, 0 for body text."""
    level = number(attributes, default=LEVELS)
    return level + 1 if level < LEVELS else 0


@dataclass(slots=True)
class Numbering:
    """List definitions and the running numbers of their items."""

    _levels: dict[tuple[str, int], ListLevel] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _definition: str = ""
    _level: ListLevel = field(default_factory=ListLevel)
    _instance: str = ""

    def read(self, content: bytes) -> None:
        """Take up `word/numbering.xml`."""
        _each(content, "word/numbering.xml", self._seen)

    def _seen(self, name: str, attributes: dict[str, str]) -> None:
        if name == "abstractNum":
            self._definition = value(attributes, "abstractNumId") or ""
        elif name == "lvl":
            key = (self._definition, number(attributes, "ilvl"))
            self._level = self._levels.setdefault(key, ListLevel())
        elif name == "numFmt":
            self._level.figures = value(attributes) or "decimal"
        elif name == "lvlText":
            self._level.text = value(attributes) or ""
        elif name == "start":
            self._level.start = number(attributes, default=1)
        elif name == "num":
            self._instance, self._definition = value(attributes, "numId") or "", ""
        elif name == "abstractNumId":
            self._abstract[self._instance] = value(attributes) or ""

    def label(self, list_id: str, level: int) -> str:
        """Count an item and return what stands before it; "" for bullets and unknown lists."""
        definition = self._abstract.get(list_id, "")
        found = self._levels.get((definition, level))
        if found is None or level >= LEVELS:
            return ""
        counts = self._counts.setdefault(definition, [None] * LEVELS)
        before = counts[level]
        counts[level] = found.start if before is None else before + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        return "" if found.figures in {"bullet", "none"} else self._text(definition, found, counts)

    def _text(self, definition: str, level: ListLevel, counts: list[int | None]) -> str:
        text = level.text
        for index in range(LEVELS):
            if f"%{index + 1}" in text:
                own = self._levels.get((definition, index), ListLevel())
                count = counts[index]
                shown = figures(own.start if count is None else count, own.figures)
                text = text.replace(f"%{index + 1}", shown)
        return text


def figures(count: int, kind: str) -> str:
    """Return the number as the list prints it: 3, 三, ③, c or iii."""
    if kind.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and count < 100:  # noqa: PLR2004  # longer lists print figures
        return chinese(count)
    if kind.startswith("decimalEnclosedCircle") and 1 <= count <= 20:  # noqa: PLR2004  # ① to ⑳
        return chr(ord("①") + count - 1)
    if kind in {"lowerLetter", "upperLetter"} and 1 <= count <= 26:  # noqa: PLR2004  # the alphabet
        return chr(ord("a" if kind == "lowerLetter" else "A") + count - 1)
    return str(count)


def chinese(count: int) -> str:
    """Return a number from 0 to 99 in Chinese numerals."""
    tens, ones = divmod(count, 10)
    if not tens:
        return CHINESE[ones]
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def _each(content: bytes, part: str, seen: Callable[[str, dict[str, str]], None]) -> None:
    """Call `seen(local name, attributes)` for the elements of the part in `NAMES`."""

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in LOCAL_NAMES:
            seen(LOCAL_NAMES[name], attributes)

    parser = new_parser()
    parser.StartElementHandler = start
    feed(parser, part, [content])
