"""What JSON and YAML parsers let pass or choke on is refused with a sentence."""

from __future__ import annotations

import pytest

from jixiao.model.errors import InvalidExchange
from jixiao.notation.decoding import tree_of_json, tree_of_yaml


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("? [a, b]\n: c\n", id="a list as key"),
        pytest.param('a: !!int ""\n', id="no digits"),
        pytest.param('a: !!float ""\n', id="no figure"),
        pytest.param("a: !!bool maybe\n", id="no truth"),
        pytest.param("a: !!timestamp never\n", id="no day"),
        pytest.param("a: " + "[" * 20_000 + "]" * 20_000, id="nested 20000 deep"),
        pytest.param("a: &x [1]\nb: *x\n", id="alias"),
    ],
)
def test_yaml_that_breaks_its_parser_is_refused(text: str) -> None:
    with pytest.raises(InvalidExchange, match="甲"):
        tree_of_yaml(text.encode("utf-8"), "甲")


def test_half_a_character_in_json_is_refused() -> None:
    with pytest.raises(InvalidExchange, match="ud800"):
        tree_of_json(rb'{"a": ["\uD800"]}', "甲")


def test_a_whole_pair_in_json_is_one_character() -> None:
    assert tree_of_json(rb'["\ud83d\ude00"]', "甲") == ["\U0001f600"]
