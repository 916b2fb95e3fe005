from pathlib import Path

import pytest

from jixiao.model.finding import Finding, Outcome
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.catalogue import catalogue
from jixiao.review.register import Register
from jixiao.review.reviewing import judge_documents
from jixiao.review.rule import FAMILIES, Rule
from jixiao.standards.policy import clause

EACH = pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.code)


def found(one: Rule, text: str) -> list[Finding]:
    written = read_plan_set(text)
    previous = Register(written.previous) if written.previous else None
    told = judge_documents(one, written.documents, previous=previous)
    return [finding for finding in told if finding.outcome is Outcome.FOUND]


@EACH
def test_the_bad_example_is_found_with_its_place(one: Rule) -> None:
    findings = found(one, one.card.bad)
    assert findings
    assert all(finding.fault == one.fault and finding.locus.field for finding in findings)
    assert all("{" not in str(finding.message) for finding in findings)


@EACH
def test_the_good_example_is_silent(one: Rule) -> None:
    assert found(one, one.card.good) == []


@EACH
def test_the_near_miss_is_silent(one: Rule) -> None:
    assert one.neighbour not in (one.card.good, one.card.bad)
    assert found(one, one.neighbour) == []


@EACH
def test_the_clause_is_known(one: Rule) -> None:
    assert clause(one.card.source).text


@EACH
def test_file_and_folder_carry_code_and_fault(one: Rule) -> None:
    path = Path(one.judge.__code__.co_filename)
    assert path.stem == f"{one.code[3:].lower()}_{one.fault.lower()}"
    assert path.parent.name == FAMILIES[one.code[3]]


def test_codes_and_faults_are_single() -> None:
    assert len({one.code for one in catalogue()}) == len(catalogue())
    assert len({one.fault for one in catalogue()}) == len(catalogue())
