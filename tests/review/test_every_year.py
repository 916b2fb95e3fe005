"""Rules over the years since targets were first set: none breaks for want of a value in force."""

from dataclasses import replace

import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.catalogue import catalogue
from jixiao.review.reviewing import review

CARDS = [rule.card for rule in catalogue()]


@pytest.mark.parametrize("year", [2015, 2020])
def test_no_rule_breaks_in_an_earlier_year(year: int) -> None:
    for card in CARDS:
        held = read_plan_set(card.bad)
        documents = [replace(one, fiscal_year=year) for one in held.documents]
        own = [
            finding
            for finding in review(documents, previous=held.previous, all_outcomes=True)
            if finding.rule == card.code
        ]
        assert not [one for one in own if _is_broken(one.outcome, str(one.message))], card.code


def _is_broken(outcome: Outcome, sentence: str) -> bool:
    return outcome is Outcome.LACKS_DATA and "未能运行" in sentence
