"""The table of a list in a document: headings of one to three rows, then its rows as texts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.documents.document import Line, Table
from jixiao.documents.kinds import OFFICE_KINDS, PICTURE_KINDS, sniff_kind
from jixiao.documents.opening import open_document
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from jixiao.documents.document import Document
    from jixiao.model.message import Message

MOST_ROWS: Final = 20_000
MOST_BYTES: Final = 20 * 1024 * 1024
_SEARCHED: Final = 20
_DEEPEST: Final = 3
_UNITS: Final = "(元|千元|万元|百万元|亿元)"
_MONEY_UNIT: Final = re.compile(rf"金额单位[:：]?\s*{_UNITS}(?![\u4e00-\u9fff])")
_UNIT: Final = re.compile(rf"(?:单位|金额)[:：]?\s*{_UNITS}(?![\u4e00-\u9fff])")
_OWN_UNIT: Final = re.compile(rf"[（(](?:(?:金额)?单位[:：]?)?{_UNITS}[)）]")
_FIGURE: Final = re.compile(r"-?[\d,，]+(?:\.\d+)?")
_UNIT_IN: Final = re.compile(r"[（(](?:单位[:：])?(?:亿|百万|万|千)?元[)）]")
_PLAIN: Final = re.compile(r"\s+")
_COLUMN_NUMBER: Final = re.compile(r"栏次|序号|\d{1,2}|[A-Za-z甲乙丙丁]")
_NO_TABLE: Final = PICTURE_KINDS | (OFFICE_KINDS - {"xml-sheet"}) | {"pdf", "docx", "doc"}


class UnusableList(JixiaoError):
    """The file holds no list of the kind asked for, or one too long."""


class SeveralLists(UnusableList):
    """The workbook holds lists in several sheets, of which only one would be read."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: what its headings suggest, which fields they must name, what to say if not.

    `mark` keeps the shapes of kinds apart whose headings happen to be the same. A cell merged over
    rows counts for each of them in the columns of the fields `naming`, never in those of money.
    `money` are the fields printed in a unit: where columns name some, only their headings tell it.
    A table with all fields of one of `whole` is a list that must not be left unread.
    """

    suggested: Callable[[Sequence[str]], Mapping[Any, Sequence[int]]]
    needed: frozenset[str]
    missing: Callable[[str], Message]
    mark: str = ""
    naming: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    whole: Collection[frozenset[str]] = ()


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it stands in the file: headings, the unit its money is told to be in, rows.

    Levels of a heading are joined by "/". A row is its number in the sheet and its cells, as many
    as there are headings; `sheet` is the name of the sheet they stand in, "" without one.
    """

    headings: tuple[str, ...]
    unit_told: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    mark: str = ""
    sheet: str = ""

    @property
    def shape(self) -> str:
        """What files of the same export have in common: the hash of headings and unit."""
        text = "\n".join((*filter(None, (self.mark,)), *self.headings, self.unit_told))
        return hashlib.sha256(text.encode()).hexdigest()


def plain_heading(text: str) -> str:
    """Return a heading as it is compared: without spaces and without its unit of money."""
    return _UNIT_IN.sub("", _PLAIN.sub("", text))


def list_table(name: str, content: bytes, kind: ListKind) -> ListTable:
    """Return the table that reads most like a list of the kind.

    Raises UnreadableDocument for files that cannot be read, UnusableList for those without a list,
    SeveralLists for those with lists in several sheets.
    """
    if len(content) > MOST_BYTES:
        raise UnusableList(
            message(
                "{document}：超过{most}MB；清单只需文字，请去掉图片等再给出。",
                document=name,
                most=20,
            )
        )
    if sniff_kind(content, name) in _NO_TABLE:
        raise UnusableList(message("{document}不是表格文件；请上传Excel清单。", document=name))
    candidates = list(_candidates(open_document(name, content), kind))
    found = max(candidates, key=lambda one: one.score, default=None)
    if found is None:
        raise UnusableList(kind.missing(name))
    refuse_several(name, [*_whole(candidates, kind), found.sheet])
    table = _cut(name, found, kind)
    if len(table.rows) > MOST_ROWS:
        raise UnusableList(
            message("{document}：清单有{count}行，一次最多{most}行；请分成几份。",
                    document=name, count=len(table.rows), most=MOST_ROWS)
        )  # fmt: skip
    return table


def list_sheets(name: str, content: bytes, kind: ListKind) -> list[str]:
    """Return the names of the sheets that hold a whole list of the kind."""
    return _whole(_candidates(open_document(name, content), kind), kind)


def refuse_several(document: str, sheets: Sequence[str]) -> None:
    """Raise SeveralLists where the sheets are not all one; a table outside sheets has ""."""
    several = list(dict.fromkeys(sheets))
    if len(several) > 1:
        raise SeveralLists(
            message(
                "{document}：工作表{sheets}都像是清单，一次只读一张，以免漏计；"
                "请把要计的各存成一个文件，一并给出。",
                document=document, sheets="、".join(several),
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A table with its best headings: how many fields they name, first row and depth."""

    score: int
    table: Table
    top: int
    depth: int
    lines: str
    sheet: str


def _candidates(document: Document, kind: ListKind) -> Iterator[_Candidate]:
    """Yield the tables that have headings of the kind."""
    for page in document.pages:
        told = " ".join(block.text for block in page.blocks if isinstance(block, Line))
        for block in page.blocks:
            if isinstance(block, Table) and (best := _best(block, kind)) is not None:
                score, top, depth = best
                yield _Candidate(score, block, top, depth, told, page.sheet or "")


def _whole(candidates: Iterable[_Candidate], kind: ListKind) -> list[str]:
    """Return the sheets of tables with rows and with all fields that make them a whole list."""
    found = []
    for one in candidates:
        begin = one.top + one.depth
        named = kind.suggested(_titles(one.table.rows[one.top : begin]))
        has_rows = any(any(row) for row in one.table.rows[begin:])
        if has_rows and any(needed <= named.keys() for needed in kind.whole):
            found.append(one.sheet)
    return found


def _best(table: Table, kind: ListKind) -> tuple[int, int, int] | None:
    """Return fields named, first row and depth of the best headings; the shallowest of equals."""
    found: list[tuple[int, int, int]] = []
    for top in range(min(_SEARCHED, len(table.rows))):
        for depth in range(1, min(_DEEPEST, len(table.rows) - top) + 1):
            rows = table.rows[top : top + depth]
            if any(_FIGURE.fullmatch(cell.strip()) for row in rows for cell in row):
                break
            named = kind.suggested(_titles(rows))
            if kind.needed <= named.keys():
                found.append((sum(map(len, named.values())), -depth, -top))
    best = max(found, default=None)
    return (best[0], -best[2], -best[1]) if best else None


def _titles(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the headings of the rows: a group's heading reaches over its columns to the right."""
    titles = ["".join(cell.split()) for cell in rows[-1]]
    for row in reversed(rows[:-1]):
        upper, group = ["".join(cell.split()) for cell in row], ""
        for column, text in enumerate(upper):
            group = text or (group if titles[column] else "")
            titles[column] = "/".join(filter(None, (group, titles[column])))
    return titles


def _cut(document: str, found: _Candidate, kind: ListKind) -> ListTable:
    """Return the table below its headings; raises UnusableList where its money has two units."""
    table, top, begin = found.table, found.top, found.top + found.depth
    headings = _titles(table.rows[top:begin])
    above = " ".join([found.lines, *(cell for row in table.rows[:top] for cell in row)])
    named = kind.suggested(headings)
    money = sorted(place for field in kind.money for place in named.get(field, ()))
    down = frozenset(place for field in kind.naming for place in named.get(field, ()))
    width = max((number + 1 for number, text in enumerate(headings) if text), default=0)
    told = _MONEY_UNIT.search(above) or _UNIT.search(above)
    return ListTable(
        tuple(headings[:width]),
        _unit(document, [headings[place] for place in money], headings, told[1] if told else ""),
        tuple(_rows(table, begin, width, down)), kind.mark, found.sheet,
    )  # fmt: skip


def _unit(document: str, money: Sequence[str], headings: Sequence[str], above: str) -> str:
    """Return the unit that headings of money tell themselves, else the one told `above` them.

    Where no column of money is known it is the one above, else the first that a heading tells.
    """
    if not money:
        return above or next(filter(None, map(_own_unit, headings)), "")
    heading_of: dict[str, str] = {}
    for heading in money:
        heading_of.setdefault(_own_unit(heading) or above, heading)
    heading_of.pop("", None)
    if len(heading_of) > 1:
        (unit, heading), (other_unit, other), *_ = heading_of.items()
        raise UnusableList(
            message(
                "{document}：“{heading}”的金额单位是{unit}，“{other}”的是{other_unit}；请改成同一单位再读。",
                document=document, heading=heading, unit=unit, other=other, other_unit=other_unit,
            )
        )  # fmt: skip
    return next(iter(heading_of), "")


def _own_unit(heading: str) -> str:
    told = _OWN_UNIT.findall(heading)
    found = _UNIT.search(heading)
    return told[-1] if told else found[1] if found else ""


def _rows(
    table: Table, begin: int, width: int, down: frozenset[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield number and cells of the rows from `begin`; merged cells of columns `down` filled."""
    numbers = table.row_numbers or range(1, len(table.rows) + 1)
    covering = {
        (row, one.left - 1): one.top - 1
        for one in table.merges
        if one.left - 1 in down and one.top > begin
        for row in range(one.top, one.bottom)
    }
    for index in range(begin, len(table.rows)):
        cells = tuple(cell.strip() for cell in table.rows[index][:width])
        filled = [cell for cell in cells if cell]
        counting = index == begin and all(_COLUMN_NUMBER.fullmatch(one) for one in filled)
        if filled and not counting:
            yield (
                numbers[index],
                tuple(
                    cell or table.rows[covering.get((index, at), index)][at].strip()
                    for at, cell in enumerate(cells)
                ),
            )
