"""Reading a workbook to plans, against openpyxl opening the same file."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from books import plans_in, require, workbook
from timing import Figure, medians

PROJECTS = 400


def figures() -> list[Figure]:
    """Return how many times faster we are; formats, merges and meaning included on our side."""
    content = workbook(PROJECTS)
    require("wide.xlsx", content, PROJECTS)
    ours, theirs = medians(
        lambda: plans_in("wide.xlsx", content), lambda: openpyxl.load_workbook(BytesIO(content))
    )
    detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, {PROJECTS} projects"
    return [Figure("XLSX to plans / openpyxl.load_workbook", theirs / ours, 5, detail)]
