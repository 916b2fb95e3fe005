"""Whatever the description of the API allows, and much that it does not, breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from jixiao.workflow.role import Role
from web.calling import Program
from web.region import BLOCKED, Region

if TYPE_CHECKING:
    from schemathesis import Case
    from schemathesis.schemas import APIOperation

OPERATIONS = 17
"""What the description has at least."""


@pytest.mark.parametrize("examples", [pytest.param(8), pytest.param(300, marks=pytest.mark.slow)])
def test_no_call_ends_in_a_server_error(region: Region, examples: int) -> None:
    plan = region.plan(BLOCKED)
    finding = plan.findings.filter(severity="blocking").get()
    known = {"plan_id": plan.pk, "finding_id": finding.pk}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    people = (Role.UNIT_CLERK, Role.PERFORMANCE_DESK)
    tokens = [Program(region.actor(role).person).token for role in people]
    answered: set[int] = set()

    def call(operation: APIOperation[Any, Any], token: str) -> None:
        @seed(2026)
        @settings(
            max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(), on_known=st.booleans())
        def once(case: Case, on_known: bool) -> None:  # noqa: FBT001 - drawn
            if on_known:
                case.path_parameters.update(
                    {name: number for name, number in known.items() if name in case.path_parameters}
                )
            answer = case.call(headers={"Authorization": f"Bearer {token}"})
            answered.add(answer.status_code)
            case.validate_response(answer, checks=[not_a_server_error])

        once()

    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= OPERATIONS
    for operation in operations:
        for token in tokens:
            call(operation, token)
    assert {200, 404, 422} <= answered
