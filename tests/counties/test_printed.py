"""Other people's documents, printed by other people's programs, read as their files are."""

from __future__ import annotations

from typing import Final

import pytest

from counties.evaluate import read
from counties.printed import documents, lacking, prints
from counties.scoring import Score, score_document

REQUIRED: Final = 0.98
SAMPLED: Final = (
    "clerks/f01_clinic_target",
    "judge/inside_transfer_farm",
    "offices/c05_area_forestry",
    "offices/c08_ledger_police",
    "towns/o09_police_web",
    "unseen/teachers_wide",
)
"""Ruled and unruled, from Word, Excel and the web; `as_pdf.py` measures all."""


def test_prints_of_other_counties_are_read() -> None:
    if lacking():
        pytest.skip(f"install {lacking()}: prints of the written documents are not tested")
    chosen = [case for case in documents() if case.id in SAMPLED]
    assert len(chosen) == len(SAMPLED)
    total, low = Score(), {}
    for (name, printer), printed in prints(chosen).items():
        found, fault = read(printed)
        assert fault is None, f"{name}, {printer}: {fault}"
        score = score_document(printed.truth, found)
        total.add(score)
        if score.f1 < REQUIRED:
            low[name, printer] = score.differences[:5]
    assert total.f1 >= REQUIRED, low
    assert not low
