from dataclasses import replace
from pathlib import Path

import pytest

from jixiao import flow
from jixiao.model.finding import Outcome
from jixiao.model.plan import PlanDocument
from jixiao.review import reviewing
from jixiao.review.catalogue import get
from jixiao.review.reviewed import Reviewed
from jixiao.review.reviewing import Review, judge_documents, review
from jixiao.review.shelf import DocumentShelf, Shelf, plan_of

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def documents() -> list[PlanDocument]:
    read = flow.read_documents(sorted(SAMPLES.glob("*.txt")))
    found = [each for each in read if isinstance(each, PlanDocument)]
    again = replace(found[0], document="again", issuer="甲县财政局")
    return [*found, PlanDocument("empty"), again]


def test_what_is_put_aside_comes_back_as_it_was(documents: list[PlanDocument]) -> None:
    with DocumentShelf(documents) as shelf:
        assert list(shelf) == documents
        assert shelf[-1].projects[2].spans == documents[-1].projects[2].spans
        assert shelf[1:3] == documents[1:3]
        assert plan_of(shelf, 2, 3) == plan_of(documents, 2, 3) == documents[2].projects[3]
        with pytest.raises(IndexError):
            shelf[len(documents)]


def test_more_items_than_stay_at_hand_come_back_in_order() -> None:
    with Shelf(range(5000)) as shelf:
        assert list(shelf) == list(range(5000))
        assert [shelf[number] for number in (0, 4999, 1)] == [0, 4999, 1]


def test_what_was_asked_for_last_is_given_again_and_the_rest_is_let_go() -> None:
    with Shelf([["first"], ["second"]], at_hand=1) as shelf:
        held = shelf[0]
        assert shelf[0] is held
        assert shelf[1] == ["second"]
        assert shelf[0] is not held


def test_documents_that_pass_by_tell_the_same_as_held_ones(documents: list[PlanDocument]) -> None:
    with Reviewed(iter(documents), Review(previous=documents[:1])) as reviewed:
        passed = [finding for own in reviewed.findings() for finding in own]
        assert reviewed.names == [each.document for each in documents]
    assert passed == review(documents, previous=documents[:1])
    assert {finding.fault for finding in passed} >= {"SAME_METRIC_DIFF", "DOUBLE_COUNT_COST"}


def test_rules_alone_tell_what_they_tell_together(documents: list[PlanDocument]) -> None:
    alone = [
        finding
        for one in reviewing.catalogue()
        for finding in judge_documents(one, documents)
        if finding.outcome is Outcome.FOUND
    ]
    together = review(documents)
    assert len(alone) == len(together)
    assert all(finding in together for finding in alone)


def test_findings_follow_documents_projects_and_rows(documents: list[PlanDocument]) -> None:
    numbers = {each.document: number for number, each in enumerate(documents)}
    places = [
        (numbers[at.document], at.project or 0, min(at.indicators or (0,)), one.rule)
        for one in review(documents)
        for at in (one.locus,)
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "fault", ["COST_SUM_NE", "DUP_CODE", "SAME_METRIC_DIFF", "SELF_TARGET_CHANGED"]
)
def test_a_rule_that_breaks_is_told_and_the_rest_goes_on(
    fault: str,
    documents: list[PlanDocument],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(*asked: object) -> object:
        raise ZeroDivisionError(asked)

    whole = review(documents)
    broken = replace(get(fault), judge=breaks)
    rules = [broken if one.fault == fault else one for one in reviewing.catalogue()]
    monkeypatch.setattr(reviewing, "catalogue", lambda: rules)
    with Reviewed(documents, Review()) as reviewed:
        told = [finding for own in reviewed.findings() for finding in own]
    failed = [one for one in told if one.fault == fault]
    assert {one.outcome for one in failed} == {"lacks_data"}
    assert all(broken.code in str(one.message) for one in failed)
    assert [broken.code in one.getMessage() for one in caplog.records] == [True]
    kept = [one for one in whole if one.fault != fault]
    assert [one for one in told if one.fault != fault] == kept
