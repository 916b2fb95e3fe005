"""Time per project as one workbook grows from 40 to 4,000 projects."""

from __future__ import annotations

from books import plans_in, require, workbook
from timing import Figure, medians

SIZES = (40, 400, 4000)


def figures() -> list[Figure]:
    """Return the time per project of each larger workbook over that of the smallest."""
    costs = []
    for size in SIZES:
        content = workbook(size)
        require("wide.xlsx", content, size)
        (spent,) = medians(lambda content=content: plans_in("wide.xlsx", content), rounds=3)
        costs.append(spent / size)
    return [against_first(size, cost, costs[0]) for size, cost in zip(SIZES, costs, strict=True)][
        1:
    ]


def against_first(size: int, cost: float, first: float) -> Figure:
    """Return the figure of one size."""
    name = f"time per project, {size} projects / {SIZES[0]} projects"
    detail = f"{cost * 1000:.2f} ms against {first * 1000:.2f} ms"
    return Figure(name, cost / first, 1.3, detail, at_least=False)
