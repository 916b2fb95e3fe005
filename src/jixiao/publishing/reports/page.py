"""A report being written: numbered headings, paragraphs, captioned tables and charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.publishing.sheet import Block, Cell, Figure, Font, Paragraph, Table
from jixiao.standards.policy import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TITLE: Final = Font("方正小标宋简体", 22)
COVER: Final = Font("仿宋", 16)
FIRST: Final = Font("黑体", 16)
SECOND: Final = Font("楷体", 16)
BODY: Final = Font("仿宋", 16)
CAPTION: Final = Font("黑体", 12)
HEAD: Final = Font("黑体", 10.5)
CELL: Final = Font("宋体", 10.5)
BAND: Final = "F2F2F2"
LINE: Final = 28.0
"""Distance of the lines of the body in points, as official papers have it (GB/T 9704)."""
MARGINS: Final = (37.0, 26.0, 35.0, 28.0)
WIDTH: Final = 156.0
SHORT: Final = 8
"""Rows of a table that is not divided between pages."""
_CHAPTER: Final = "{number}、"
_CLAUSE: Final = re.compile(r"[a-z0-9][a-z0-9-]*#[a-z0-9-]+")
BLANK: Final = "_" * 14
"""Where somebody signs or a seal is put."""
_NUMERALS: Final = "一二三四五六七八九"
_TEN: Final = 10


class Page:
    """The blocks of a report, in order; `translate` gives every sentence in the reader's words."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self.translate = translate
        self.blocks: list[Block] = []
        self._first = self._second = self._tables = self._figures = 0

    def tell(self, told: Message) -> str:
        """Return a sentence in the reader's words, clauses named by the document they stand in."""
        return _CLAUSE.sub(self._document, told.render(self.translate))

    def listed(self, told: Iterable[Message]) -> str:
        """Return sentences in the reader's words, one after the other."""
        return self.translate("、").join(map(self.tell, told))

    def first(self, heading: str) -> None:
        """Begin a chapter, numbered 一、 and on."""
        self._first, self._second = self._first + 1, 0
        number = message(_CHAPTER, number=self._numeral(self._first))
        text = f"{self.tell(number)}{self.translate(heading)}"
        self.blocks.append(
            Paragraph(text, FIRST, level=1, indent=2, space_before=6, line_height=LINE)
        )

    def second(self, heading: str) -> None:
        """Begin a part of a chapter, numbered （一） and on."""
        self._second += 1
        number = message("（{number}）", number=self._numeral(self._second))
        text = f"{self.tell(number)}{self.translate(heading)}"
        self.blocks.append(Paragraph(text, SECOND, level=2, indent=2, line_height=LINE))

    def text(self, told: Message | str) -> None:
        """Write a paragraph; a text with several lines becomes several."""
        whole = self.tell(told) if isinstance(told, Message) else told
        for line in whole.splitlines():
            if line.strip():
                self.blocks.append(
                    Paragraph(line.strip(), BODY, "justify", indent=2, line_height=LINE)
                )

    def note(self, text: str) -> None:
        """Write a remark in small letters, as it stands under a table."""
        self.blocks.append(Paragraph(self.translate(text), CELL, space_after=4))

    def signed(self, *told: Message) -> None:
        """Write who signs, where and when, at the right under the text, all on one page."""
        for number, one in enumerate(told):
            before = 0 if number else 24
            self.blocks.append(
                Paragraph(
                    self.tell(one),
                    BODY,
                    "right",
                    space_before=before,
                    line_height=LINE,
                    stays=number < len(told) - 1,
                )
            )

    def table(
        self,
        caption: str,
        heads: Sequence[tuple[str, float, str]],
        rows: Sequence[Sequence[str]],
    ) -> None:
        """Write a captioned table; `heads` are words, widths in mm and how the column is set."""
        self._tables += 1
        told = message("表{number}　{caption}", number=self._tables,
                       caption=self.translate(caption))  # fmt: skip
        self.blocks.append(
            Paragraph(self.tell(told), CAPTION, "center", space_before=8, space_after=4)
        )
        cells = [
            Cell(self.translate(head), 1, column, font=HEAD, heading=True, fill=BAND)
            for column, (head, _, _) in enumerate(heads, 1)
        ]
        cells += [
            Cell(text, number, column, font=CELL, align=heads[column - 1][2])
            for number, row in enumerate(rows, 2)
            for column, text in enumerate(row, 1)
        ]
        widths = tuple(width for _, width, _ in heads)
        whole = len(rows) <= SHORT
        self.blocks.append(Table(tuple(cells), len(rows) + 1, widths, repeat_to=1, whole=whole))
        self.blocks.append(Paragraph("", CELL))

    def figure(self, caption: str, figure: Figure) -> None:
        """Put a chart with its caption under it."""
        self._figures += 1
        told = message("图{number}　{caption}", number=self._figures,
                       caption=self.translate(caption))  # fmt: skip
        self.blocks += (
            figure,
            Paragraph(self.tell(told), CAPTION, "center", space_before=4, space_after=8),
        )

    def _document(self, found: re.Match[str]) -> str:
        """Return the document of a clause's id as papers name it; the id where none is known."""
        known = clauses().get(found[0])
        if known is None:
            return found[0]
        document = known.document
        if self._is_chinese():
            return document.number or f"《{document.title}》"
        return document.number or document.title_en

    def _is_chinese(self) -> bool:
        return self.translate(_CHAPTER) == _CHAPTER

    def _numeral(self, number: int) -> str:
        """Return 一, 二 … in Chinese, 1, 2 … in other languages."""
        if not self._is_chinese():
            return str(number)
        tens, ones = divmod(number, _TEN)
        whole = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
        return whole + (_NUMERALS[ones - 1] if ones else "")


def percent(share: object) -> str:
    """Return a share (0-1) as a percentage with two places, — for None."""
    return "—" if share is None else f"{share:.2%}"
