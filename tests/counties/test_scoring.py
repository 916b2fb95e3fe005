"""The corpus is fair and its score can fall: neighbours of a perfect answer score less."""

from __future__ import annotations

import copy
import json

import pytest

from counties.corpus import Case, dev_corpus, held_out_corpus
from counties.scoring import score_document

CASES = [*dev_corpus(), *held_out_corpus()]


def answer(value: object) -> object:
    """The truth as a perfect reader would give it."""
    if value == "*":
        return None
    if isinstance(value, dict):
        if "any_of" in value:
            return value["any_of"][-1]
        return {k: answer(v) for k, v in value.items() if k != "any_order"}
    return [answer(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in CASES])
def test_a_perfect_answer_scores_one_and_none_scores_nothing(case: Case) -> None:
    perfect = answer(json.loads(json.dumps(case.truth)))
    assert score_document(case.truth, perfect).differences == []
    assert score_document(case.truth, {}).correct == 0


def test_a_wrong_field_counts_as_missing_and_extra() -> None:
    case = CASES[0]
    wrong = copy.deepcopy(answer(json.loads(json.dumps(case.truth))))
    wrong["projects"][0]["indicators"][0]["unit"] = "头"
    score = score_document(case.truth, wrong)
    assert (score.missing, score.extra, len(score.differences)) == (1, 1, 1)


def test_a_lost_indicator_costs_only_its_own_fields() -> None:
    case = CASES[0]
    short = copy.deepcopy(answer(json.loads(json.dumps(case.truth))))
    lost = short["projects"][0]["indicators"].pop(2)
    score = score_document(case.truth, short)
    assert (score.missing, score.extra) == (len([v for v in lost.values() if v]), 0)


def test_an_invented_project_costs_its_name() -> None:
    case = CASES[0]
    more = copy.deepcopy(answer(json.loads(json.dumps(case.truth))))
    more["projects"].append({"name": "合计", "indicators": []})
    assert score_document(case.truth, more).extra == 1


def test_no_project_is_in_both_halves() -> None:
    halves = [
        {p["name"] for c in half() for p in c.truth["projects"]} - {"*"}
        for half in (dev_corpus, held_out_corpus)
    ]
    assert not halves[0] & halves[1]
