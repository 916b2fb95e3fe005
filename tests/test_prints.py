"""Plans through many producers, with cut rows and merged cells: a small fixed sample of them.

`python tests/prints/measure.py` measures all 41 plans in three layouts through all producers.
"""

from __future__ import annotations

import pytest

from prints.accuracy import accuracy
from prints.papers import Paper, papers, plans_in
from prints.producers import PRODUCERS, Producer

CELLS = 0.998
SAMPLED = [
    one for one in PRODUCERS
    if one.printer in ("typst, low paper", "ReportLab, font named")
]  # fmt: skip


@pytest.mark.parametrize("producer", [pytest.param(one, id=str(one)) for one in SAMPLED])
@pytest.mark.parametrize("paper", [pytest.param(one, id=one.layout) for one in papers(2)])
def test_cells_and_plans_come_back(paper: Paper, producer: Producer) -> None:
    lacking = producer.missing()
    if lacking:
        pytest.skip(f"install {lacking}: PDFs by {producer} are not tested")
    printed = producer.print(paper.sheet)
    result = accuracy(paper.sheet, printed)
    assert result.cells >= CELLS, result.different
    assert result.joined == result.cut
    assert plans_in("a.pdf", printed.content) == paper.plans
