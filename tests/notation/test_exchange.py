"""What is written is read back equal, in every notation, spans and notes included."""

from __future__ import annotations

import dataclasses
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.notation.exchange import (
    exchange_kind,
    read_plans,
    write_line,
    write_lines,
    write_plans,
    write_yaml,
)
from strategies import documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.note import ReadingNote

relaxed = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def places(document: PlanDocument) -> object:
    """Return what equality leaves out: spans and notes, as printed."""
    return (
        _notes(document.notes),
        [
            (
                dict(plan.spans),
                _notes(plan.notes),
                [each.span for each in plan.other_fields],
                [dict(row.spans) for row in plan.indicators],
            )
            for plan in document.projects
        ],
    )


def _notes(notes: Sequence[ReadingNote]) -> list[object]:
    return [
        (each.code, str(each.message), each.span, each.confidence, each.indicator, each.field)
        for each in notes
    ]


@relaxed
@given(st.lists(documents, max_size=2))
def test_json_read_back_is_equal(own: list[PlanDocument]) -> None:
    again = list(read_plans(write_plans(own)))
    assert again == own
    assert [places(each) for each in again] == [places(each) for each in own]


@relaxed
@given(st.lists(documents, min_size=1, max_size=2))
def test_lines_read_back_are_equal(own: list[PlanDocument]) -> None:
    content = b"".join(write_lines(own))
    assert content.count(b"\n") == len(own)
    assert list(read_plans(content)) == own
    assert list(read_plans(io.BytesIO(content))) == own


@relaxed
@given(documents)
def test_yaml_read_back_is_equal(own: PlanDocument) -> None:
    again = list(read_plans(write_yaml([own])))
    assert again == [own]
    assert [places(each) for each in again] == [places(own)]


@relaxed
@given(documents)
def test_zeros_are_kept_as_printed(own: PlanDocument) -> None:
    (again,) = read_plans(write_plans([own]))
    assert write_plans([again]) == write_plans([own])


def test_every_field_of_the_model_reaches_the_strategy() -> None:
    """A field added to the model must be written, read and generated."""
    import strategies  # noqa: PLC0415 - inspected

    generated = set(strategies.plans.wrapped_strategy.kwargs)
    assert generated == {each.name for each in dataclasses.fields(PerformancePlan)}


def test_json_is_utf8_and_not_escaped() -> None:
    content = write_plans([PlanDocument("某县.txt")])
    assert "某县.txt".encode() in content


def test_fields_stand_in_the_order_of_the_reference() -> None:
    plan = json.loads(write_plans([PlanDocument("a", projects=(PerformancePlan(1),))]))
    (project,) = plan["documents"][0]["projects"]
    assert list(project)[:6] == [
        "ordinal",
        "unit",
        "department",
        "implementing_unit",
        "code",
        "name",
    ]
    assert "midterm" not in project
    assert project["budget"] is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(write_plans([PlanDocument("a")]), "json", id="json"),
        pytest.param(b"\xef\xbb\xbf" + write_plans([PlanDocument("a")]), "json", id="marked"),
        pytest.param(write_line(PlanDocument("a")), "jsonl", id="lines"),
        pytest.param(write_yaml([PlanDocument("a")]), "yaml", id="yaml"),
        pytest.param("项目名称\t金额\n".encode(), None, id="a table of text"),
        pytest.param(b'{"a": 1}', None, id="another json"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_exchange_files_are_told_by_content(content: bytes, kind: str | None) -> None:
    assert exchange_kind(content) == kind


def test_unknown_fields_of_later_versions_are_passed_over() -> None:
    content = (
        b'{"format":"jixiao/1","content":"plans","new":1,"documents":[{"document":"a","x":2}]}'
    )
    assert list(read_plans(content)) == [PlanDocument("a")]


def test_null_and_absent_are_the_same() -> None:
    content = (
        b'{"document": "a", "projects": [{"ordinal": 1, "midterm": null, "objectives": null,'
        b' "indicators": null, "spans": null, "execution": null}]}'
    )
    assert list(read_plans(content)) == [PlanDocument("a", projects=(PerformancePlan(1),))]
