"""Lines are split at the separators extraction left, and at nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.grids.delimited import by_bars, by_spaces, by_tabs, is_rule

words = st.text(st.sampled_from("村道养护里程≥20%公里a"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("|---|:--:|", True, id="a Markdown rule"),
        pytest.param("+----+----+", True, id="a drawn box"),
        pytest.param("======", True, id="a double rule"),
        pytest.param("├──┼──┤", True, id="box characters"),
        pytest.param("--", False, id="two dashes stand for nothing printed"),
        pytest.param("| 5 |", False, id="a cell with a figure"),
        pytest.param("|--- 说明 |", False, id="words beside a rule"),
    ],
)
def test_rules_are_told_from_cells(text: str, *, drawn: bool) -> None:
    assert is_rule(text) is drawn


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("| a | b |", ["a", "b"], id="outer bars are dropped"),
        pytest.param("a|b|c", ["a", "b", "c"], id="bars between cells only"),
        pytest.param("| a || c |", ["a", "", "c"], id="a blank cell stays"),
        pytest.param("│a│b│", ["a", "b"], id="box bars"),
        pytest.param(r"| a\|b | c |", ["a|b", "c"], id="an escaped bar is text"),
        pytest.param("村道养护", None, id="prose"),
        pytest.param("| 说明", None, id="a lone bar in front of prose"),
    ],
)
def test_bars(text: str, cells: list[str] | None) -> None:
    assert by_bars(text) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("村道  20公里", [(0, "村道"), (6, "20公里")], id="Chinese counts two columns"),
        pytest.param("ab  cd", [(0, "ab"), (4, "cd")], id="Latin counts one"),
        pytest.param("村道　20公里", [(0, "村道"), (6, "20公里")], id="an ideographic space"),
        pytest.param("村道 养护", None, id="one space is within a cell"),
    ],
)
def test_spaces(text: str, cells: list[tuple[int, str]] | None) -> None:
    assert by_spaces(text) == cells


@given(st.lists(words, min_size=2, max_size=6))
def test_what_was_joined_is_split_again(cells: list[str]) -> None:
    assert by_tabs("\t".join(cells)) == cells
    assert by_bars("| " + " | ".join(cells) + " |") == cells
    aligned = by_spaces("   ".join(cells))
    assert aligned is not None
    assert [cell for _, cell in aligned] == cells


@given(words)
def test_a_line_without_a_separator_has_no_cells(text: str) -> None:
    assert by_tabs(text) is by_bars(text) is by_spaces(text) is None
