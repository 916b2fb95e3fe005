"""Sheet → PDF by typst: fonts embedded, headers repeated, pages numbered, tagged, same bytes.

What the page looks like stands in `templates/sheet.typ`; here the sheet becomes its data.
"""

from __future__ import annotations

import json
import re
import warnings
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.message import message
from jixiao.publishing.sheet import Figure, Paragraph
from jixiao.publishing.writers.forbidden import FORBIDDEN
from jixiao.publishing.writers.row_heights import POINTS_PER_MM, display_width, text_height
from jixiao.publishing.writers.typesetting import typesetter

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.model.message import Message
    from jixiao.publishing.sheet import Block, Cell, Font, Section, Sheet, Table

PADDING_MM: Final = 2.2
# Rows stay on one page unless they would fill this much of it, in points.
TALLEST_WHOLE: Final = 250.0
BREAK: Final = "\u200b"
# Typst breaks Chinese anywhere, but figures, codes and addresses only where a space stands.
UNBROKEN: Final = re.compile(r"[!-~]{2,}")


_NOT_SHOWN: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_SHOWN_AT_MOST: Final = 10


class CharactersNotShown(UserWarning):
    """The fonts lack characters of the sheet; `message` says which."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.message = sentence


def write_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1); raise TypesetterMissing.

    Characters that the fonts lack become boxes, which PDF/UA forbids: then the PDF is no PDF/UA,
    and CharactersNotShown is warned of.
    """
    template = files("jixiao.publishing").joinpath("templates", "sheet.typ").read_bytes()
    with typesetter() as typst:
        typeset: Callable[..., bytes] = partial(
            typst,
            template,
            sys_inputs={"sheet": json.dumps(_sheet(sheet), ensure_ascii=False)},
        )
        try:
            made = typeset(pdf_standards=["ua-1"])
        except RuntimeError as fault:  # typst's own
            _warn_of_boxes(f"{fault}{getattr(fault, 'diagnostic', '')}", fault)
            made = typeset()
    return made


def _warn_of_boxes(said: str, fault: Exception) -> None:
    """Warn of the characters that the typesetter says no font has; raise any other fault again."""
    lacking = list(dict.fromkeys(_NOT_SHOWN.findall(said)))
    if not lacking:
        raise fault
    sentence = message(
        "字体里没有“{characters}”，在 PDF 中成为方框，文件因此不符合无障碍标准；"
        "请改正这些字，或者改输出 docx。",
        characters="、".join(lacking[:_SHOWN_AT_MOST]) + ("…" * (len(lacking) > _SHOWN_AT_MOST)),
    )
    warnings.warn(CharactersNotShown(sentence), stacklevel=3)


def _sheet(sheet: Sheet) -> dict[str, Any]:
    """Return the data that the template lays out."""
    sections = [_section(section) for section in sheet.sections]
    _close_ranks([block for section in sections for block in section["blocks"]])
    return {"title": sheet.title, "language": sheet.language, "sections": sections}


def _section(section: Section) -> dict[str, Any]:
    blocks = section.blocks
    following = (*blocks[1:], None)
    return {
        "page_size": section.page_size,
        "margins": section.margins,
        "blocks": [_block(one, after) for one, after in zip(blocks, following, strict=True)],
    }


def _close_ranks(blocks: list[dict[str, Any]]) -> None:
    """Lift heading levels so that the first is 1 and none is skipped, as PDF/UA asks."""
    reached = 0
    for block in blocks:
        if block.get("level"):
            block["level"] = reached = min(block["level"], reached + 1)


def _block(block: Block, following: Block | None) -> dict[str, Any]:
    if isinstance(block, Figure):
        return {
            "kind": "figure",
            "svg": block.svg,
            "width": block.width,
            "height": block.height,
            "alt": FORBIDDEN.sub("", block.alt),
        }
    if not isinstance(block, Paragraph):
        return _table(block)
    return {
        "kind": "paragraph",
        "text": FORBIDDEN.sub("", block.text),
        "font": _font(block.font),
        "align": block.align,
        "level": block.level,
        "indent": block.indent,
        "space_before": block.space_before,
        "space_after": block.space_after,
        "line_height": block.line_height,
        "sticky": block.stays or block.level > 0 or not isinstance(following, Paragraph | None),
    }


def _table(table: Table) -> dict[str, Any]:
    tall = {
        cell.row
        for cell in table.cells
        if text_height(cell.text, width=_width(cell, table), size=cell.font.size) > TALLEST_WHOLE
    }
    return {
        "kind": "table",
        "widths": table.widths,
        "repeat_from": table.repeat_from,
        "repeat_to": table.repeat_to,
        "whole": table.whole,
        "cells": [_cell(cell, table, tall=cell.row in tall) for cell in table.cells],
    }


def _width(cell: Cell, table: Table) -> float:
    return sum(table.widths[cell.column - 1 : cell.column - 1 + cell.columns])


def _cell(cell: Cell, table: Table, *, tall: bool) -> dict[str, Any]:
    """Return the cell; a `tall` row may break, which it does only where all its cells may."""
    room = (_width(cell, table) - PADDING_MM) * POINTS_PER_MM / cell.font.size
    text = FORBIDDEN.sub("", cell.text)
    turned = cell.vertical and cell.rows > 1
    return {
        "text": "\n".join("".join(text.split())) if turned else breakable(text, room=room),
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "font": _font(cell.font),
        "align": cell.align,
        "fill": cell.fill,
        "breakable": cell.rows > 1 or tall,
    }


def _font(font: Font) -> dict[str, Any]:
    return {"name": font.name, "size": font.size, "bold": font.bold}


def breakable(text: str, *, room: float) -> str:
    """Return the text with places to break in words that are wider than `room` characters."""

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        return BREAK.join(word) if display_width(word) > room else word

    return UNBROKEN.sub(broken, text)
