"""A file that breaks the schema is refused: file, path, what stood there, what was expected."""

from __future__ import annotations

import json

import pytest

from jixiao.locale import translator
from jixiao.model.errors import InvalidExchange
from jixiao.notation.exchange import read_plans

DECIMAL = "十进制数"


def whole(**project: object) -> bytes:
    """Return an exchange file whose only project has these fields."""
    return json.dumps(
        {
            "format": "jixiao/1",
            "content": "plans",
            "documents": [{"document": "a", "projects": [{"ordinal": 1} | project]}],
        }
    ).encode()


PROJECT = "$.documents[0].projects[0]"


def row(**fields: object) -> bytes:
    """Return an exchange file whose only indicator has these fields."""
    return whole(indicators=[fields])


@pytest.mark.parametrize(
    ("content", "path", "found", "expected"),
    [
        pytest.param(whole(ordinal="x"), f"{PROJECT}.ordinal", '"x"', "整数", id="text for int"),
        pytest.param(whole(ordinal=0), f"{PROJECT}.ordinal", "0", ">= 1", id="counts from 1"),
        pytest.param(
            whole(budget={"total": 3.5}), f"{PROJECT}.budget.total", "3.5", "引号", id="float money"
        ),
        pytest.param(
            whole(budget={"total": "1,200"}),
            f"{PROJECT}.budget.total",
            '"1,200"',
            DECIMAL,
            id="thousands separator",
        ),
        pytest.param(
            whole(budget={"total": "9" * 99}),
            f"{PROJECT}.budget.total",
            "999",
            DECIMAL,
            id="huge number",
        ),
        pytest.param(
            whole(budget={"unit": "美元"}), f"{PROJECT}.budget.unit", "美元", "亿元", id="currency"
        ),
        pytest.param(
            whole(plan={"3": "25", "6": "5x"}),
            f"{PROJECT}.plan.6",
            '"5x"',
            DECIMAL,
            id="value of a free key",
        ),
        pytest.param(
            whole(plan={"3": "25", "13": "50"}), f"{PROJECT}.plan.13", '"13"', "月份", id="month 13"
        ),
        pytest.param(
            whole(spans={"name": {"row": 0}}), f"{PROJECT}.spans.name.row", "0", ">= 1", id="span"
        ),
        pytest.param(whole(name=["a"]), f"{PROJECT}.name", '["a"]', "字符串或空值", id="list"),
        pytest.param(
            row(quantity={"kind": "weight", "value": "1"}),
            f"{PROJECT}.indicators[0].quantity.kind",
            '"weight"',
            "count",
            id="unknown kind",
        ),
        pytest.param(
            row(quantity={"kind": "count", "value": "许多"}),
            f"{PROJECT}.indicators[0].quantity.value",
            "许多",
            DECIMAL,
            id="words for a count",
        ),
        pytest.param(b'{"format": "jixiao/2"}', "$.format", "jixiao/2", "jixiao/1", id="version"),
        pytest.param(
            b'{"format": "jixiao/1", "content": "findings", "documents": []}',
            "$.content",
            "findings",
            "plans",
            id="findings",
        ),
        pytest.param(b"[]", "$", "[]", "对象", id="a list"),
        pytest.param(
            b'{"format": "jixiao/1", "content": "plans"}',
            "$",
            "format",
            "documents",
            id="documents missing",
        ),
    ],
)
def test_wrong_value_is_named_with_its_path(
    content: bytes, path: str, found: str, expected: str
) -> None:
    with pytest.raises(InvalidExchange) as caught:
        list(read_plans(content, "某县.json"))
    text = str(caught.value)
    assert f"某县.json 的 {path} 处" in text
    given, _, wanted = text.partition("应为")
    assert found in given
    assert expected in wanted


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b'{"format": ', "第 1 行第 12 列", id="cut off"),
        pytest.param(b'{"format": 1, "format": 2}', "format 在同一对象中出现两次", id="repeated"),
        pytest.param(b'{"format": NaN}', "NaN", id="not a number"),
        pytest.param(b'{"format": ' + b"1" * 5000 + b"}", "4300", id="huge integer"),
        pytest.param(b'{"format":' + b"[" * 200_000, "嵌套", id="deep nesting"),
        pytest.param('{"format": "绩效"}'.encode("gb18030"), "UTF-8", id="wrong encoding"),
        pytest.param(b"", "JSON", id="empty"),
        pytest.param(b'{"document": "a"}\n{"document": 3}', "x:2", id="second line"),
        pytest.param(b"format: jixiao/1\nformat: jixiao/1\n", "两次", id="yaml repeated"),
        pytest.param(b"format: jixiao/1\na: &a [1]\nb: *a\n", "YAML 引用", id="yaml alias"),
        pytest.param(b"format: jixiao/1\na: [\n", "YAML", id="yaml broken"),
    ],
)
def test_broken_text_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(InvalidExchange, match=words):
        list(read_plans(content, "x"))


def test_documents_before_a_broken_line_are_given() -> None:
    found = read_plans(b'{"document": "a"}\n{"document": \n')
    assert next(found).document == "a"
    with pytest.raises(InvalidExchange, match="第 2 行"):
        next(found)


def test_refusal_speaks_english() -> None:
    with pytest.raises(InvalidExchange) as caught:
        list(read_plans(whole(ordinal="x"), "a.json"))
    assert caught.value.render(translator("en")) == (
        f'a.json, at {PROJECT}.ordinal: found "x", expected a whole number; correct this value.'
    )
