"""Sentences: their places filled in, in two languages, quotes within quotes told apart."""

from __future__ import annotations

import pytest

from jixiao.model.message import message, quoted


@pytest.mark.parametrize(
    ("pattern", "value", "shown"),
    [
        pytest.param("“{name}”太短", "村道", "“村道”太短", id="no quotes in the value"),
        pytest.param("“{name}”太短", "“雪亮”工程", "“‘雪亮’工程”太短", id="quotes within quotes"),
        pytest.param("{name} 太短", "“雪亮”工程", "“雪亮”工程 太短", id="no quotes around it"),
        pytest.param(
            "“甲”与{name}不同", "“雪亮”工程", "“甲”与“雪亮”工程不同", id="quotes closed before"
        ),
        pytest.param(
            "“{name}”", "“某‘一’字”", "“‘某“一”字’”", id="a third storey is quoted as the first"
        ),
        pytest.param("“{name}", "雪亮”", "“雪亮’", id="half a pair"),
    ],
)
def test_quotes_within_quotes_are_single(pattern: str, value: str, shown: str) -> None:
    assert message(pattern, name=value).render() == shown


def test_a_sentence_within_a_sentence_is_quoted_too() -> None:
    inner = message("“{word}”重复", word="服务")
    assert message("“{said}”", said=inner).render() == "“‘服务’重复”"


def test_the_translated_pattern_decides() -> None:
    said = message("“{name}”太短", name="“雪亮”工程")
    assert said.render({"“{name}”太短": "{name} is too short"}.get) == "“雪亮”工程 is too short"


def test_numbers_stay_numbers() -> None:
    assert message("“{name}”第{n:03d}项", name="“甲”", n=7).render() == "“‘甲’”第007项"


def test_a_name_is_quoted_once() -> None:
    assert quoted("“雪亮”工程") == "“‘雪亮’工程”"
