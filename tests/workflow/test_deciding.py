"""Decisions: who may move a plan, when, and what a refusal says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.workflow.action import MOVES, Action
from jixiao.workflow.deciding import (
    Appointment,
    Situation,
    TransitionRefused,
    actions_open,
    decide,
)
from jixiao.workflow.reach import reaches
from jixiao.workflow.role import Role
from jixiao.workflow.route import UnknownRoute, route_named, routes
from jixiao.workflow.stage import Stage

UNIT = "640221/305/305001/"
OTHER_UNIT = "640221/305/305002/"
DEPARTMENT = "640221/305/"
BUREAU = "640221/czj/"
USUAL = route_named("county_standard")
SIGNED = route_named("county_signed")

CLERK = Appointment(Role.UNIT_CLERK, UNIT)
HEAD = Appointment(Role.UNIT_HEAD, UNIT)
REVIEWER = Appointment(Role.DEPARTMENT_REVIEWER, DEPARTMENT)
PROGRAMME = Appointment(Role.PROGRAMME_DESK, BUREAU)
PERFORMANCE = Appointment(Role.PERFORMANCE_DESK, BUREAU)
AUDITOR = Appointment(Role.AUDITOR, BUREAU)
ADMINISTRATOR = Appointment(Role.ADMINISTRATOR, BUREAU)
EXPERT = Appointment(Role.EXPERT, BUREAU)
EVERYBODY = (CLERK, HEAD, REVIEWER, PROGRAMME, PERFORMANCE, AUDITOR, ADMINISTRATOR, EXPERT)


def situation(**told: object) -> Situation:
    return Situation(UNIT, **told)


@pytest.mark.parametrize(
    ("stage", "action", "who", "after"),
    [
        pytest.param(Stage.DRAFT, Action.SUBMIT, CLERK, Stage.DEPARTMENT_REVIEW, id="submit"),
        pytest.param(
            Stage.DEPARTMENT_REVIEW, Action.FORWARD, REVIEWER, Stage.PROGRAMME_REVIEW, id="forward"
        ),
        pytest.param(
            Stage.PROGRAMME_REVIEW, Action.FORWARD, PROGRAMME, Stage.PERFORMANCE_REVIEW, id="desk"
        ),
        pytest.param(
            Stage.PERFORMANCE_REVIEW, Action.APPROVE, PERFORMANCE, Stage.APPROVED, id="approve"
        ),
        pytest.param(Stage.DEPARTMENT_REVIEW, Action.RECALL, CLERK, Stage.DRAFT, id="recall"),
    ],
)
def test_moves(stage: Stage, action: Action, who: Appointment, after: Stage) -> None:
    assert decide(USUAL, stage, action, held=[who], situation=situation()).after is after


def test_adjustment_starts_a_new_draft_and_says_why() -> None:
    with pytest.raises(TransitionRefused, match="理由"):
        decide(USUAL, Stage.APPROVED, Action.ADJUST, held=[CLERK], situation=situation())
    told = situation(reasons=("预算调减 20 万元",))
    done = decide(USUAL, Stage.APPROVED, Action.ADJUST, held=[CLERK], situation=told)
    assert done.after is Stage.DRAFT


def test_return_goes_to_the_named_stage() -> None:
    told = situation(reasons=("第3行缺少计量单位",), to=Stage.DEPARTMENT_REVIEW)
    done = decide(USUAL, Stage.PROGRAMME_REVIEW, Action.RETURN, held=[PROGRAMME], situation=told)
    assert done.after is Stage.DEPARTMENT_REVIEW
    told = situation(reasons=("…",), to=Stage.PERFORMANCE_REVIEW)
    with pytest.raises(TransitionRefused, match="部门审核、单位填报"):
        decide(USUAL, Stage.PROGRAMME_REVIEW, Action.RETURN, held=[PROGRAMME], situation=told)


@pytest.mark.parametrize("action", [Action.RETURN, Action.OVERRULE])
@pytest.mark.parametrize("reasons", [(), ("", "  ")])
def test_reasons_are_asked_for(action: Action, reasons: tuple[str, ...]) -> None:
    with pytest.raises(TransitionRefused, match="写明理由"):
        decide(
            USUAL, Stage.DEPARTMENT_REVIEW, action,
            held=[REVIEWER], situation=situation(reasons=reasons),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "action", "who"),
    [
        (Stage.DRAFT, Action.SUBMIT, CLERK),
        (Stage.DEPARTMENT_REVIEW, Action.FORWARD, REVIEWER),
        (Stage.PERFORMANCE_REVIEW, Action.APPROVE, PERFORMANCE),
    ],
)
def test_blocking_findings_hold_a_plan(stage: Stage, action: Action, who: Appointment) -> None:
    told = situation(open_blocking=("JX-C012", "JX-C012"))
    with pytest.raises(TransitionRefused, match="还有2条必须修改的审核意见（JX-C012）"):
        decide(USUAL, stage, action, held=[who], situation=told)


def test_what_was_touched_is_not_recalled() -> None:
    with pytest.raises(TransitionRefused, match="已开始处理"):
        decide(
            USUAL, Stage.DEPARTMENT_REVIEW, Action.RECALL,
            held=[CLERK], situation=situation(touched=True),
        )  # fmt: skip


def test_secret_plans_are_not_disclosed() -> None:
    with pytest.raises(TransitionRefused, match="涉密"):
        decide(
            USUAL, Stage.APPROVED, Action.DISCLOSE,
            held=[PERFORMANCE], situation=situation(secret=True),
        )  # fmt: skip


def test_refusals_name_who_may() -> None:
    with pytest.raises(TransitionRefused, match="由财政绩效股办理"):
        decide(
            USUAL, Stage.PERFORMANCE_REVIEW, Action.APPROVE,
            held=[PROGRAMME], situation=situation(),
        )  # fmt: skip
    with pytest.raises(TransitionRefused, match="“单位填报”阶段不能批复"):
        decide(USUAL, Stage.DRAFT, Action.APPROVE, held=[PERFORMANCE], situation=situation())


def test_a_unit_reaches_itself_a_department_its_units_a_bureau_its_division() -> None:
    assert reaches(Role.UNIT_CLERK, UNIT, UNIT)
    assert not reaches(Role.UNIT_CLERK, OTHER_UNIT, UNIT)
    assert not reaches(Role.UNIT_CLERK, DEPARTMENT, UNIT)
    assert reaches(Role.DEPARTMENT_REVIEWER, DEPARTMENT, UNIT)
    assert not reaches(Role.DEPARTMENT_REVIEWER, "640221/306/", UNIT)
    assert reaches(Role.PERFORMANCE_DESK, BUREAU, UNIT)
    assert not reaches(Role.PERFORMANCE_DESK, "130306/czj/", UNIT)


@pytest.mark.parametrize("stage", list(Stage))
def test_auditors_read_and_administrators_see_nothing(stage: Stage) -> None:
    assert actions_open(SIGNED, stage, held=[AUDITOR], unit=UNIT) == {Action.VIEW}
    assert actions_open(SIGNED, stage, held=[ADMINISTRATOR], unit=UNIT) == frozenset()
    assert actions_open(SIGNED, stage, held=[EXPERT], unit=UNIT) == frozenset()


def test_the_head_signs_only_where_the_route_asks_for_it() -> None:
    assert SIGNED.after(Stage.DRAFT) is Stage.UNIT_CHECK
    assert USUAL.after(Stage.DRAFT) is Stage.DEPARTMENT_REVIEW


def test_an_unknown_route_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownRoute, match="county_direct、county_signed、county_standard"):
        route_named("nowhere")


@settings(deadline=None)
@given(
    route=st.sampled_from(sorted(routes())),
    steps=st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.booleans()), max_size=25),
)
def test_any_walk_stays_on_the_route(route: str, steps: list[tuple[Action, bool]]) -> None:
    taken = routes()[route]
    stages = {*(step.stage for step in taken.steps), Stage.APPROVED}
    stage = Stage.DRAFT
    for action, blocked in steps:
        told = situation(reasons=("有理由",), open_blocking=("JX-C012",) if blocked else ())
        try:
            done = decide(taken, stage, action, held=EVERYBODY, situation=told)
        except TransitionRefused:
            continue
        assert done.before is stage
        assert done.after in stages
        assert not (blocked and done.after is Stage.APPROVED)
        stage = done.after
