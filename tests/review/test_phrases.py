import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.review.phrases import bare, clauses, ends_in, is_sentence, said_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("退休 人数（2021年12月以前）", "退休人数", id="blanks and a remark go"),
        pytest.param("退休人员满意度达", "退休人员满意度", id="a closing 达 goes"),
        pytest.param("全力推进社会维稳工作。", "全力推进社会维稳工作", id="a closing stop goes"),
        pytest.param(None, "", id="nothing printed"),
    ],
)
def test_bare_leaves_the_words(text: str | None, expected: str) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("宣传,印刷，订阅。", ("宣传", "印刷", "订阅"), id="both widths of comma"),
        pytest.param("宫颈癌、乳腺癌检查", ("宫颈癌、乳腺癌检查",), id="a list is one clause"),
        pytest.param("缴费人数(2018年，2021年)", ("缴费人数",), id="not in brackets"),
        pytest.param("", (), id="nothing printed"),
    ],
)
def test_clauses_part_at_commas_and_stops(text: str, expected: tuple[str, ...]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("全力推进社会维稳工作。", True, id="a full stop"),
        pytest.param("补贴及时到位，参保积极性提高", True, id="two clauses"),
        pytest.param("缴费人数(2018年，2021年)", False, id="a remark is no clause"),
        pytest.param("参保率，", False, id="a comma at the end"),
    ],
)
def test_sentences_have_clauses_or_a_stop(text: str, *, expected: bool) -> None:
    assert is_sentence(text) is expected


def test_said_in_takes_words_as_they_are() -> None:
    found = said_in(["2.5", "率"]).search("发放率2x5")
    assert found is not None
    assert found[0] == "率"


def test_no_words_are_found_nowhere() -> None:
    assert said_in([]).search("发放率") is None


@given(st.lists(st.text("人数量率", min_size=1, max_size=4)), st.text("人数量率", max_size=6))
def test_endings_are_those_that_the_text_ends_with(words: list[str], text: str) -> None:
    ends = sorted({word for word in words if text.endswith(word)}, key=len, reverse=True)
    endings = ends_in(tuple(words))
    assert endings.all(text) == ends
    assert endings.longest(text) == (ends[0] if ends else None)
