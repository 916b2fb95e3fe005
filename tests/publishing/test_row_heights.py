"""A row of Excel is at most 409 points high: long texts get smaller letters, or are told."""

from __future__ import annotations

import warnings
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jixiao.publishing.sheet import Cell, Font, Section, Sheet, Table
from jixiao.publishing.writers.row_heights import MOST, fitted, text_height
from jixiao.publishing.writers.xlsx import TextCutOff, write_xlsx

WIDTH = 60.0
FONT = Font("宋体", 10.5)


def table(text: str) -> Table:
    cells = (Cell("目标", 1, 1, font=FONT), Cell(text, 1, 2, font=FONT))
    return Table(cells, 1, (20.0, WIDTH))


@pytest.mark.parametrize("length", [1, 400, 700, 1500])
def test_a_long_text_is_shown_whole(length: int) -> None:
    made, cut = fitted(table("目" * length))
    own = made.cells[1]
    assert cut == []
    assert text_height(own.text, width=WIDTH, size=own.font.size) <= MOST


def test_only_the_long_text_is_made_smaller() -> None:
    made, _ = fitted(table("目" * 700))
    assert made.cells[0].font == FONT
    assert 5 <= made.cells[1].font.size < FONT.size
    assert fitted(table("目" * 100))[0] == table("目" * 100)


def test_letters_are_as_large_as_they_may_be() -> None:
    own = fitted(table("目" * 700))[0].cells[1]
    assert text_height(own.text, width=WIDTH, size=own.font.size + 0.5) > MOST


def test_a_workbook_keeps_the_text_whole_and_its_letters_small() -> None:
    sheet = Sheet("表", (Section("表", (table("目" * 700),)),))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = load_workbook(BytesIO(write_xlsx(sheet)))
    cell = book.worksheets[0]["B1"]
    assert cell.value == "目" * 700
    assert cell.font.size < FONT.size
    assert book.worksheets[0].row_dimensions[1].height <= MOST


def test_what_no_row_can_show_is_told() -> None:
    sheet = Sheet("表", (Section("表", (table("目标" * 4000),)),))
    with pytest.warns(TextCutOff) as told:
        content = write_xlsx(sheet)
    assert "目标目标" in str(told[0].message.message)
    assert load_workbook(BytesIO(content)).worksheets[0]["B1"].value == "目标" * 4000
