"""The gate of ex-ante assessment: what is new, what is above, what a conclusion opens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.standards.expert_evaluation import Outcome
from jixiao.workflow.action import Action
from jixiao.workflow.assessment_gate import (
    Assessed,
    AssessmentState,
    is_new_project,
    lacking,
    needs_assessment,
)
from jixiao.workflow.deciding import Appointment, Situation, TransitionRefused, decide
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage

DAY = date(2026, 12, 31)
UNIT, BUREAU = "640221/305/305001/", "640221/czj/"
USUAL = route_named("county_standard")
CLERK = Appointment(Role.UNIT_CLERK, UNIT)
PERFORMANCE = Appointment(Role.PERFORMANCE_DESK, BUREAU)


def state(total: str = "600", threshold: str | None = "500", **told: object) -> AssessmentState:
    least = None if threshold is None else Decimal(threshold)
    told = {"is_new": True} | told
    return AssessmentState(least, Decimal(total), **told)


def assessed(outcome: Outcome, total: str = "600", *, revised: bool = False) -> Assessed:
    return Assessed(outcome, Decimal(total), revised)


@pytest.mark.parametrize(
    ("attribute", "known_before", "new"),
    [
        pytest.param("新增项目", True, True, id="says it is new"),
        pytest.param("02-延续性项目", False, False, id="says it goes on"),
        pytest.param("经常性项目", False, False, id="says it recurs"),
        pytest.param("0101-一年期项目", False, True, id="says neither, unknown before"),
        pytest.param("0101-一年期项目", True, False, id="says neither, known before"),
        pytest.param(None, False, True, id="says nothing, unknown before"),
    ],
)
def test_what_is_new(attribute: str | None, known_before: bool, new: bool) -> None:  # noqa: FBT001 - columns
    assert is_new_project(attribute, DAY, known_before=known_before) is new


@pytest.mark.parametrize(
    ("given_state", "needed"),
    [
        pytest.param(state(), True, id="new and above"),
        pytest.param(state("500"), False, id="the threshold itself is not above"),
        pytest.param(state(threshold=None), False, id="the division set none"),
        pytest.param(state(is_new=False), False, id="goes on"),
        pytest.param(state(approved=Decimal(400)), True, id="raised over it after approval"),
        pytest.param(state(approved=Decimal(550)), False, id="approved above it before"),
    ],
)
def test_who_needs_an_assessment(given_state: AssessmentState, needed: bool) -> None:  # noqa: FBT001 - a column
    assert needs_assessment(given_state) is needed
    assert (lacking(given_state) is not None) is needed


@pytest.mark.parametrize(
    ("found", "total", "told"),
    [
        pytest.param(None, "600", "要先有评估结论", id="none yet"),
        pytest.param(assessed(Outcome.SUPPORT), "600", None, id="supported"),
        pytest.param(assessed(Outcome.SUPPORT), "600.01", "评估时预算为600万元", id="grown since"),
        pytest.param(assessed(Outcome.SUPPORT, "700"), "600", None, id="less than assessed"),
        pytest.param(assessed(Outcome.REVISE), "600", "修改后支持", id="to be revised"),
        pytest.param(assessed(Outcome.REVISE, revised=True), "600", None, id="revised"),
        pytest.param(assessed(Outcome.REFUSE), "600", "不能安排预算", id="refused"),
        pytest.param(assessed(Outcome.REFUSE, revised=True), "600", "不能安排预算", id="and stays"),
    ],
)
def test_what_a_conclusion_opens(found: Assessed | None, total: str, told: str | None) -> None:
    said = lacking(state(total, assessed=found))
    assert (said is None) is (told is None)
    if told:
        assert told in str(said)


@pytest.mark.parametrize(
    ("stage", "action", "who"),
    [
        (Stage.DRAFT, Action.SUBMIT, CLERK),
        (Stage.DEPARTMENT_REVIEW, Action.FORWARD,
         Appointment(Role.DEPARTMENT_REVIEWER, "640221/305/")),
        (Stage.PERFORMANCE_REVIEW, Action.APPROVE, PERFORMANCE),
    ],
)  # fmt: skip
def test_the_gate_holds_every_way_on(stage: Stage, action: Action, who: Appointment) -> None:
    held_back = Situation(UNIT, assessment=state())
    with pytest.raises(TransitionRefused, match="事前绩效评估"):
        decide(USUAL, stage, action, held=[who], situation=held_back)
    open_to = Situation(UNIT, assessment=state(assessed=assessed(Outcome.SUPPORT)))
    assert decide(USUAL, stage, action, held=[who], situation=open_to).before is stage


def test_sending_back_and_writing_are_not_held() -> None:
    told = Situation(UNIT, assessment=state(), reasons=("补材料",))
    back = decide(
        USUAL, Stage.PERFORMANCE_REVIEW, Action.RETURN, held=[PERFORMANCE], situation=told
    )
    assert back.after is Stage.DRAFT
    assert decide(USUAL, Stage.DRAFT, Action.EDIT, held=[CLERK], situation=told)


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_a_smaller_budget_is_never_held_more(one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    if lacking(state(str(more))) is None:
        assert lacking(state(str(less))) is None
