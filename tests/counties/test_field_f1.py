"""The reader on invented counties: field F1 of both halves of the corpus."""

from __future__ import annotations

import pytest

from counties.corpus import Case, dev_corpus, held_out_corpus
from counties.evaluate import read
from counties.scoring import Score, score_document
from counties.written.cases import SETS
from counties.written.cases import cases as written_cases

REQUIRED = 0.95


@pytest.mark.parametrize(
    "cases",
    [
        pytest.param(dev_corpus(), id="layouts developed against"),
        pytest.param(held_out_corpus(), id="layouts held out"),
        *(pytest.param(written_cases(name), id=f"written by hand: {name}") for name in SETS),
    ],
)
def test_fields_of_other_counties_are_read(cases: list[Case]) -> None:
    total, lowest = Score(), (1.0, "")
    for case in cases:
        found, fault = read(case)
        assert fault is None, f"{case.id}: {fault}"
        score = score_document(case.truth, found)
        total.add(score)
        lowest = min(lowest, (score.f1, case.id))
    assert total.f1 >= REQUIRED, lowest
    assert lowest[0] >= 0.5, lowest
