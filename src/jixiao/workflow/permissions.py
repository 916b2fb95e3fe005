"""The permission table: which role may do what, at which stage of which route.

Pages, the HTTP API and the tests ask the same table; how far a role reaches is `reach.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.workflow.action import Action
from jixiao.workflow.role import READERS, Role
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.workflow.route import Route

_REVIEWERS: Final = frozenset(
    {Role.DEPARTMENT_REVIEWER, Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK}
)
_WRITERS: Final = _REVIEWERS | {Role.UNIT_CLERK, Role.UNIT_HEAD}
_EVERYWHERE: Final = {Action.VIEW: READERS, Action.COMMENT: _WRITERS}
_APPROVED_ONLY: Final = {
    Action.ADJUST: frozenset({Role.UNIT_CLERK}),
    Action.DISCLOSE: frozenset({Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK}),
}
_INTAKE: Final = frozenset({Role.PERFORMANCE_DESK})
_DRAFTING: Final = frozenset({Action.EDIT, Action.SUBMIT, Action.ANSWER})


def roles_for(route: Route, stage: Stage, action: Action) -> frozenset[Role]:
    """Return the roles that may do the action at that stage of the route.

    An auditor reads and changes nothing; an administrator sees no plan; a finding may be
    overruled by reviewers from the draft on, because it would keep the draft from being sent.
    Who drafts takes in files for the own unit, the performance desk a county's file for its units.
    """
    open_to = _EVERYWHERE.get(action)
    if open_to is not None:
        return open_to
    if action in _APPROVED_ONLY:
        return _APPROVED_ONLY[action] if stage is Stage.APPROVED else frozenset()
    if action is Action.TAKE_IN:
        return _holder(route, stage) | _INTAKE if stage is Stage.DRAFT else frozenset()
    if action is Action.OVERRULE:
        return _REVIEWERS if stage is not Stage.APPROVED else frozenset()
    if action is Action.RECALL:
        earlier = route.before(stage)
        return _holder(route, earlier[0]) if earlier else frozenset()
    return _holder(route, stage) if _is_turn(route, stage, action) else frozenset()


def _is_turn(route: Route, stage: Stage, action: Action) -> bool:
    """Return whether the holder of a stage may do this there."""
    if action in _DRAFTING:
        return stage is Stage.DRAFT
    if stage in (Stage.DRAFT, Stage.APPROVED):
        return False
    if action is Action.APPROVE:
        return stage is route.last
    if action is Action.FORWARD:
        return stage is not route.last
    return action is Action.RETURN or stage is not Stage.UNIT_CHECK


def _holder(route: Route, stage: Stage) -> frozenset[Role]:
    step = route.step(stage)
    return frozenset({step.role}) if step else frozenset()


def table(route: Route) -> Iterator[tuple[Role, Stage, Action, bool]]:
    """Yield every role × stage × action of the route with what the table says of it."""
    stages = [*(step.stage for step in route.steps), Stage.APPROVED]
    for role in Role:
        for stage in stages:
            for action in Action:
                yield role, stage, action, role in roles_for(route, stage, action)
