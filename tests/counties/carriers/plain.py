"""Text carriers: tabs with lost merges, pipes, aligned spaces, one cell a line."""

from __future__ import annotations

import unicodedata

from counties.canvas import Grid, Printed


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _blocks(printed: Printed, lines) -> str:  # noqa: ANN001
    out: list[str] = []
    for page in printed.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                out += [*lines(block), ""]
            else:
                mark = {"heading": "## ", "title": ""}.get(block.role, "")
                out.append(mark + block.text if lines is markdown_lines else block.text)
                out.append("")
    return "\n".join(out) + "\n"


def tab_lines(grid: Grid) -> list[str]:
    return ["\t".join(map(_flat, row)) for row in grid.matrix()]


def markdown_lines(grid: Grid) -> list[str]:
    rows = [[_flat(c).replace("|", "\\|") for c in row] for row in grid.matrix()]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "|" + " --- |" * grid.width, *lines[1:]]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def space_lines(grid: Grid) -> list[str]:
    """Columns padded to the widest cell that spans one column, two blanks apart."""
    rows = [[_flat(c) for c in row] for row in grid.matrix()]
    widths = [max(_width(row[c]) for row in rows) + 2 for c in range(grid.width)]
    return [
        "".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def cell_lines(grid: Grid) -> list[str]:
    """Every printed cell on its own line; blank cells inside a row give a blank line."""
    return [_flat(cell.text) for row in grid.rows for cell in row]


def tabs(printed: Printed) -> bytes:
    return _blocks(printed, tab_lines).encode()


def markdown(printed: Printed) -> bytes:
    return _blocks(printed, markdown_lines).encode()


def spaces(printed: Printed) -> bytes:
    return _blocks(printed, space_lines).encode()


def cells(printed: Printed) -> bytes:
    return _blocks(printed, cell_lines).encode()
