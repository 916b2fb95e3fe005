"""Reading a Word file to plans, against python-docx walking its rows and their cells."""

from __future__ import annotations

from io import BytesIO

import docx
from books import long_table, plans_in, require, small_tables
from timing import Figure, medians

LONG_PROJECTS = 60
SMALL_PROJECTS = 60


def walk(content: bytes) -> int:
    """Return the characters of all cells, walked as python-docx's documentation shows."""
    document = docx.Document(BytesIO(content))
    return sum(
        len(cell.text) for table in document.tables for row in table.rows for cell in row.cells
    )


def figures() -> list[Figure]:
    """Return how many times faster we are, on one long table and on many small ones."""
    cases = (
        (
            "DOCX to plans / python-docx, one long table",
            long_table(LONG_PROJECTS),
            4,
            LONG_PROJECTS,
        ),
        (
            "DOCX to plans / python-docx, small tables",
            small_tables(SMALL_PROJECTS),
            2,
            SMALL_PROJECTS,
        ),
    )
    found = []
    for name, content, bound, projects in cases:
        require("measured.docx", content, projects)
        ours, theirs = medians(
            lambda content=content: plans_in("measured.docx", content),
            lambda content=content: walk(content),
            rounds=3,
        )
        detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, {projects} projects"
        found.append(Figure(name, theirs / ours, bound, detail))
    return found
