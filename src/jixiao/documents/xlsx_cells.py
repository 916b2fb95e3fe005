"""A sheet's XML → rows of printed text, read in pieces with regular expressions.

Objects are made per row and per distinct value, never per cell: reading is bound by the search.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from jixiao.documents.faults import DamagedDocument, DocumentTooLarge
from jixiao.documents.limits import MAX_COLUMNS, MAX_EMPTY_ROWS, MAX_GRID_CELLS
from jixiao.documents.xlsx_strings import plain
from jixiao.documents.xml_parts import refuse_document_type_in
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.documents.xlsx_styles import Styles

QUICK_CELL = re.compile(
    r'<c r="([A-Z]+)\d+"([^>/]*+)>(?:<f[^>]*+>(?:[^<]*+</f>)?)?(?:<v>|<is><t[^>]*+>)([^<]*+)<'
)
ANY_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c\s*>)", re.DOTALL)
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
VALUE = re.compile(r"<v\b[^>]*>([^<]*)</v\s*>")
FORMULA = re.compile(r"<f\b[^>/]*>([^<]*)</f\s*>")
CONSTANT = re.compile(r"[+-]?\d[\d.,]*\s*[%％‰℃]?[\u4e00-\u9fff]{0,6}(?:/[\u4e00-\u9fff]{1,6})?")
"""What was meant as text, `=4台`, and got stored as a formula that nobody worked out."""
PHONETIC = re.compile(r"<rPh\b(?:(?!<rPh\b).)*?</rPh\s*>", re.DOTALL)
TEXT = re.compile(r"<t\b[^>/]*>([^<]*)</t\s*>")
PREFIX = re.compile(r"<(\w+):worksheet\b")
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
ROW_NUMBER = re.compile(r"\br\s*=\s*[\"']([0-9]{1,9})[\"']")
SMALL = re.compile(r"[0-9]{1,9}")
ERRORS = {"b": {"1": "TRUE", "0": "FALSE"}}
_VALUELESS = ("</f><v></v>", "</f><v/>", "</f><v />", "</f></c>")
MAX_ROW = 1_048_576


def column_index(letters: str) -> int:
    """Return the column of its letters, from 0: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Columns(dict[str, int]):
    """Column letters → index from 0, worked out once each."""

    def __missing__(self, letters: str) -> int:
        self[letters] = index = column_index(letters)
        return index


class Shown(dict[str, str]):
    """Stored value → printed text for one kind of cell, worked out once each."""

    def __init__(self, attributes: str, styles: Styles, strings: list[str]) -> None:
        super().__init__()
        found = dict(ATTRIBUTE.findall(attributes))
        self._type = found.get("t", "n")
        self._strings = strings
        style = found.get("s", "0")
        self._show = styles.show(int(style) if SMALL.fullmatch(style) else 0)

    def __missing__(self, stored: str) -> str:
        self[stored] = text = self._text(stored)
        return text

    def _text(self, stored: str) -> str:
        if self._type == "s":
            return self._shared(stored)
        if self._type == "b":
            return ERRORS["b"].get(stored, stored)
        return self._show(stored) if self._type == "n" and stored else plain(stored)

    def _shared(self, stored: str) -> str:
        index = int(stored) if SMALL.fullmatch(stored.strip()) else -1
        if not 0 <= index < len(self._strings):
            raise DamagedDocument(
                message("工作表引用了不存在的字符串 {index}；请用办公软件打开后另存", index=stored)
            )
        return self._strings[index]


class CellKinds(dict[str, Shown]):
    """Attributes of a cell → the shown values of cells with these attributes."""

    def __init__(self, styles: Styles, strings: list[str]) -> None:
        super().__init__()
        self._styles, self._strings = styles, strings

    def __missing__(self, attributes: str) -> Shown:
        self[attributes] = kind = Shown(attributes, self._styles, self._strings)
        return kind


class SheetCells:
    """Gathers the rows of one sheet; afterwards `rows`, `row_numbers` and `tail` are set.

    `unvalued` are the cells whose formula stands without its value.
    """

    def __init__(self, kinds: CellKinds) -> None:
        self._kinds = kinds
        self._columns = Columns()
        self._width = 0
        self._last = 0
        self._gaps = False
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.far = 0
        self.unvalued: list[str] = []
        self.tail = ""

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read the sheet's XML; `tail` is what follows the rows (merged ranges stand there)."""
        for text in _whole_rows(pieces):
            data, ends, tail = text.partition("</sheetData>")
            self._read_rows(data)
            self.tail += tail if ends else ""
        self._square()

    def _read_rows(self, text: str) -> None:
        rows = text.split("<row")
        quick = "='" not in text
        for row in rows[1:]:
            if row[:1] in " >\t\r\n":
                self._read_row(row, quick=quick)

    def _read_row(self, row: str, *, quick: bool) -> None:
        found = QUICK_CELL.findall(row)
        number = self._number_of(row)
        if not quick or len(found) != row.count("<v>") + row.count("<is>") or _may_be_odd(row):
            self._place(number, self._careful(row))
            return
        if not found:
            return
        columns, kinds = self._columns, self._kinds
        last = columns[found[-1][0]]
        if last >= MAX_COLUMNS:
            self._place(number, self._careful(row))
            return
        if last >= self._width:
            self._width = last + 1
        cells = [""] * self._width
        try:
            for letters, attributes, value in found:
                cells[columns[letters]] = kinds[attributes][value]
        except IndexError:
            self._place(number, self._careful(row))
            return
        self._append(number, cells)

    def _number_of(self, row: str) -> int:
        head = row[: row.find(">")]
        match = ROW_NUMBER.search(head)
        self._last = number = int(match.group(1)) if match else self._last + 1
        return number

    def _careful(self, row: str) -> dict[int, str]:
        """Return column → text of any well-formed row, values of every kind."""
        cells: dict[int, str] = {}
        at = -1
        for attributes, content in ANY_CELL.findall(row):
            named = dict(ATTRIBUTE.findall(attributes))
            letters = named.get("r", "").rstrip("0123456789").upper()
            at = self._columns[letters] if letters.isalpha() and letters.isascii() else at + 1
            text = self._value(attributes, named.get("t"), content)
            if not text and "<f" in content and named.get("t", "n") == "n":
                self.unvalued.append(f"{column_letters(at)}{self._last}")
            if at >= MAX_COLUMNS:
                self.far += bool(text)
            elif text:
                cells[at] = text
        return cells

    def _value(self, attributes: str, kind: str | None, content: str) -> str:
        if kind == "inlineStr":
            return plain("".join(TEXT.findall(PHONETIC.sub("", content))))
        match = VALUE.search(content)
        if match and match.group(1):
            return self._kinds[attributes][match.group(1)]
        written = FORMULA.search(content)
        constant = plain(written.group(1)) if written else ""
        return f"={constant}" if CONSTANT.fullmatch(constant) else ""

    def _place(self, number: int, cells: dict[int, str]) -> None:
        if not cells:
            return
        self._width = max(self._width, max(cells) + 1)
        row = [""] * self._width
        for at, text in cells.items():
            row[at] = text
        self._append(number, row)

    def _append(self, number: int, cells: list[str]) -> None:
        before = self.numbers[-1] if self.numbers else 0
        if number <= before or number > MAX_ROW:
            raise DamagedDocument(
                message("工作表第 {row} 行的行号不合次序；请用办公软件打开后另存", row=number)
            )
        gap = number - before - 1
        if 0 < gap <= MAX_EMPTY_ROWS:
            self.rows.extend([""] * self._width for _ in range(gap))
            self.numbers.extend(range(before + 1, number))
        self._gaps = self._gaps or gap > MAX_EMPTY_ROWS
        self.rows.append(cells)
        self.numbers.append(number)
        if len(self.rows) * self._width > MAX_GRID_CELLS:
            raise DocumentTooLarge(
                message("工作表超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
            )

    def _square(self) -> None:
        """Make all rows equally long, idle columns at the right left out."""
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
            self.numbers.pop()
        width = self._width
        for row in self.rows:
            if len(row) < width:
                row.extend([""] * (width - len(row)))
        while width and not any(row[width - 1] for row in self.rows):
            width -= 1
        if width < self._width:
            self.rows = [row[:width] for row in self.rows]

    @property
    def row_numbers(self) -> list[int] | None:
        """The sheet's row numbers when long gaps were left out, else None."""
        return self.numbers if self._gaps else None


def _may_be_odd(row: str) -> bool:
    """Return True for a row with attributes of values or with formulas without a value."""
    return "<v " in row or ("</f>" in row and any(end in row for end in _VALUELESS))


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yield the XML decoded, cut behind whole rows, name prefixes removed."""
    decoder: codecs.IncrementalDecoder | None = None
    left, prefix = "", ""
    for piece in pieces:
        if decoder is None:
            refuse_document_type_in(piece)
            decoder = _decoder(piece)
            match = PREFIX.search(decoder.decode(piece[:4096]))
            prefix = f"{match.group(1)}:" if match else ""
            decoder.reset()
        text = left + decoder.decode(piece)
        cut = text.rfind(f"</{prefix}row>")
        cut = cut + len(prefix) + 6 if cut >= 0 else 0
        left = text[cut:]
        if cut:
            yield _plain_names(text[:cut], prefix)
    yield _plain_names(left, prefix)


def _decoder(head: bytes) -> codecs.IncrementalDecoder:
    """Return the decoder of an XML part by its byte order mark, UTF-8 without one."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("replace")


def _plain_names(text: str, prefix: str) -> str:
    """Return the XML without comments and with unprefixed element names."""
    if "<!--" in text:
        text = COMMENT.sub("", text)
    if prefix:
        text = text.replace(f"<{prefix}", "<").replace(f"</{prefix}", "</")
    return text
