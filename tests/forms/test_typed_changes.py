"""Changes to a typed form, and the places where two people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.forms.typed_changes import (
    MOST_ROWS,
    Change,
    Conflict,
    InvalidChange,
    Kind,
    applied,
    conflicts,
)
from jixiao.forms.typed_form import TypedForm, TypedRow

FORM = TypedForm(
    {"name": "修路"}, (TypedRow("a", {"name": "里程"}), TypedRow("b", {"name": "合格率"}))
)


def cell(row: str, name: str, text: str) -> Change:
    return Change(Kind.CELL, name, text, row)


def test_cells_and_fields_are_written_and_blanked() -> None:
    after = applied(FORM, [cell("a", "target", "≥5公里"), Change(Kind.FIELD, "name", " ")])
    assert after.rows[0].cells == {"name": "里程", "target": "≥5公里"}
    assert after.fields == {}


def test_rows_are_added_moved_and_removed() -> None:
    after = applied(
        FORM,
        [
            Change(Kind.INSERT, row="c", after="a"),
            cell("c", "name", "完工时间"),
            Change(Kind.MOVE, row="b"),
            Change(Kind.REMOVE, row="a"),
        ],
    )
    assert [row.id for row in after.rows] == ["b", "c"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (cell("gone", "name", "x"), "已被删除"),
        (cell("a", "colour", "x"), "没有名为“colour”的列"),
        (Change(Kind.FIELD, "plan.13", "1"), "没有名为“plan.13”的栏目"),
        (Change(Kind.INSERT, row="a"), "重复"),
        (cell("a", "name", "字" * 10_001), "最多10000个字，这里有10001个"),
    ],
)
def test_refusals(change: Change, told: str) -> None:
    with pytest.raises(InvalidChange, match=told):
        applied(FORM, [change])


def test_there_is_a_most_of_rows() -> None:
    full = TypedForm({}, tuple(TypedRow(str(n)) for n in range(MOST_ROWS)))
    with pytest.raises(InvalidChange, match="最多500行"):
        applied(full, [Change(Kind.INSERT, row="x")])


def test_two_people_in_one_cell_conflict_and_in_two_do_not() -> None:
    mine = [cell("a", "target", "≥5公里"), cell("b", "target", "≥95%")]
    theirs = [cell("a", "target", "≥6公里"), cell("a", "weight", "10")]
    assert conflicts(mine, theirs) == [Conflict("a", "target", "≥5公里", "≥6公里")]
    assert conflicts(mine, [cell("a", "target", "≥5公里")]) == []


def test_writing_into_a_row_another_removed_conflicts_both_ways() -> None:
    removed = [Change(Kind.REMOVE, row="a")]
    written = [cell("a", "target", "≥5公里")]
    assert conflicts(written, removed) == [Conflict("a", "target", "≥5公里", None)]
    assert conflicts(removed, written) == [Conflict("a", "target", None, "≥5公里")]
    assert conflicts(removed, removed) == []


PLACES = st.tuples(
    st.sampled_from("ab"), st.sampled_from(["name", "target"]), st.sampled_from("一二三")
)


@given(mine=st.lists(PLACES), theirs=st.lists(PLACES))
def test_changes_without_conflict_give_the_same_form_in_either_order(
    mine: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    own, other = [cell(*one) for one in mine], [cell(*one) for one in theirs]
    if not conflicts(own, other):
        assert applied(FORM, own + other) == applied(FORM, other + own)
