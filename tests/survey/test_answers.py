"""Satisfaction with its interval, sizes of samples: worked out by hand or from published tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.rounding import percent
from jixiao.model.survey_result import Verdict
from jixiao.standards.surveys import survey_rules
from jixiao.survey.answers import AnswerRefused, Ballot, counted
from jixiao.survey.interval import wilson
from jixiao.survey.sampling import SampleRefused, drawn, sample_size

RULES = survey_rules().on(date(2024, 12, 31))


def ballot(satisfied: int, other: int, invalid: int = 0) -> Ballot:
    answers = ["满意"] * satisfied + ["不满意"] * other + ["看不清"] * invalid
    found, refused = counted([(n, str(n), a) for n, a in enumerate(answers)], RULES)
    assert not refused
    return found


@pytest.mark.parametrize(
    ("satisfied", "valid", "low", "high"),
    [
        # Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29
        pytest.param(81, 263, "0.2553", "0.3662", id="81 of 263"),
        pytest.param(15, 148, "0.0624", "0.1605", id="15 of 148"),
        pytest.param(0, 20, "0.0000", "0.1611", id="none of 20"),
        pytest.param(1, 29, "0.0061", "0.1718", id="1 of 29"),
        # (1 + z²/2n) / (1 + z²/n) − the like: 1 / (1 + 3.8415/10) = 0.7225
        pytest.param(10, 10, "0.7225", "1.0000", id="all of 10"),
    ],
)
def test_the_interval_is_wilson_s(satisfied: int, valid: int, low: str, high: str) -> None:
    assert wilson(satisfied, valid, RULES) == (Decimal(low), Decimal(high))


@given(st.integers(1, 3000), st.data())
def test_the_interval_holds_the_share_within_0_and_1(valid: int, data: st.DataObject) -> None:
    satisfied = data.draw(st.integers(0, valid))
    low, high = wilson(satisfied, valid, RULES)
    share = (Decimal(satisfied) / valid).quantize(Decimal("0.0001"))
    assert 0 <= low <= share <= high <= 1


@pytest.mark.parametrize(
    ("satisfied", "other", "verdict"),
    [
        pytest.param(395, 5, Verdict.MET, id="98.75 %: from 97.11 % on"),
        pytest.param(382, 18, Verdict.REACHED, id="95.5 %: from 93.01 % on"),
        pytest.param(376, 24, Verdict.UNDECIDED, id="94 %: up to 95.93 %"),
        pytest.param(360, 40, Verdict.MISSED, id="90 %: up to 92.57 %"),
    ],
)
def test_a_target_is_judged_with_the_interval(satisfied: int, other: int, verdict: Verdict) -> None:
    assert ballot(satisfied, other).result(target=Decimal("0.95")).verdict is verdict


def test_answers_not_understood_are_counted_apart_and_silence_is_told() -> None:
    found = ballot(40, 10, 5).result(asked=100)
    assert (found.share, found.valid, found.invalid) == (Decimal("0.8000"), 50, 5)
    assert "未答或无效50份（50.00%）" in str(found.remarks[-1])


def test_few_answers_are_for_orientation_only() -> None:
    assert "少于30份" in str(ballot(29, 0).result().remarks[0])
    assert not ballot(30, 0).result().remarks
    assert Ballot(RULES).result(target=Decimal("0.9")).verdict is None


def test_a_code_answers_once_and_the_first_answer_stays() -> None:
    held = Ballot(RULES)
    held.take("A1", "满意")
    with pytest.raises(AnswerRefused, match="已经答过"):
        held.take(" A1 ", "不满意")
    with pytest.raises(AnswerRefused, match="没有编号"):
        held.take(" ", "满意")
    assert (held.result().satisfied, held.result().valid) == (1, 1)


@pytest.mark.parametrize(
    ("frame", "margin", "size"),
    [
        # 1.96² × 0.25 / 0.05² = 384.15; of 20,462: 384.15 / (1 + 383.15 / 20462) = 377.08
        pytest.param(20462, "0.05", 378, id="a county's pensioners"),
        pytest.param(10**9, "0.05", 385, id="no end of persons"),
        # 384.15 / (1 + 383.15 / 18) = 17.24
        pytest.param(18, "0.05", 18, id="eighteen persons: all"),
        pytest.param(100, "0.10", 50, id="96.04 / (1 + 95.04 / 100) = 49.24"),
    ],
)
def test_sizes_of_samples(frame: int, margin: str, size: int) -> None:
    assert sample_size(frame, Decimal(margin), RULES) == size


def test_a_sample_is_the_same_for_the_same_seed_whatever_the_order() -> None:
    codes = [f"{number:05d}" for number in range(2000)]
    first = drawn(codes, 300, "2024-3")
    assert first == drawn(reversed(codes), 300, "2024-3") == sorted(set(first))
    assert first != drawn(codes, 300, "2024-4")
    with pytest.raises(SampleRefused, match="总体只有2000人"):
        drawn(codes, 2001, "x")


def test_a_share_does_not_reach_its_target_by_rounding() -> None:
    result = ballot(94996, 5004).result(target=Decimal("0.95"))
    assert result.share == Decimal("0.94996")
    assert result.verdict is Verdict.UNDECIDED
    assert percent(result.share) == "94.996%"
