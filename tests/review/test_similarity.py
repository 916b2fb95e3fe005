from decimal import Decimal
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.catalogue import get
from jixiao.review.likeness import are_alike, row_differences
from jixiao.review.register import Register
from jixiao.review.reviewing import judge_documents
from jixiao.review.similarity import differing_words, fingerprint, is_close, twin_groups

TARGETS = ("≥708人", "≥98%", "100%", "120万元", "12月底前")
NAMES = ("补助人数", "补助发放准确率", "发放及时率", "协办员满意度", "参保率", "培训场次")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["quantity", "quality"]), st.sampled_from(NAMES), st.sampled_from(TARGETS)
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: "\n".join("\t".join(row) for row in sorted(rows)))
TEXTS = st.lists(ROWS, max_size=12)


def alike(one: str, other: str) -> bool:
    return are_alike(one, other, Decimal("0.8"))


def grouped(texts: list[str], band: int) -> set[frozenset[str]]:
    groups = twin_groups(texts, alike, band=band)
    return {frozenset(texts[number] for number in group) for group in groups}


@given(TEXTS, st.sampled_from([2, 4]))
def test_equal_texts_are_always_together(texts: list[str], band: int) -> None:
    twice = texts + texts[::-1]
    groups = twin_groups(twice, alike, band=band)
    place = {number: at for at, group in enumerate(groups) for number in group}
    for number in range(len(texts)):
        assert place[number] == place[len(twice) - 1 - number]


@given(TEXTS, st.sampled_from([2, 4]), st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_matter(texts: list[str], band: int, chance: object) -> None:
    turned = list(texts)
    chance.shuffle(turned)
    assert grouped(turned, band) == grouped(texts, band)


@given(ROWS, ROWS)
def test_two_texts_are_twins_of_each_other(one: str, other: str) -> None:
    assert grouped([one, other], 2) == grouped([other, one], 2)


@given(TEXTS)
def test_a_group_holds_every_number_once(texts: list[str]) -> None:
    numbers = [number for group in twin_groups(texts, alike, band=2) for number in group]
    assert len(numbers) == len(set(numbers))
    assert all(len(group) > 1 for group in twin_groups(texts, alike, band=2))


@given(st.text(), st.text())
def test_differing_words_turn_one_text_into_the_other(one: str, other: str) -> None:
    words = differing_words(one, other)
    assert (words == []) == (one == other)
    lost = sum(len(old) for old, _ in words)
    gained = sum(len(new) for _, new in words)
    assert len(one) - lost == len(other) - gained


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_text_is_close_to_itself_and_closeness_falls(one: str, other: str) -> None:
    assert is_close(one, one, 1.0)
    assert is_close(one, other, 0.6) or not is_close(one, other, 0.8)


@given(st.text("人数率补发12", max_size=9), st.text("人数率补发12", max_size=9))
def test_closeness_is_the_share_of_letters_in_blocks(one: str, other: str) -> None:
    share = SequenceMatcher(None, one, other, autojunk=False).ratio()
    for least in (0.5, 0.6, 0.75, 0.85):
        assert is_close(one, other, least) is (share >= least)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_the_fingerprint(text: str, chance: object) -> None:
    rows = text.split("\n")
    chance.shuffle(rows)
    assert fingerprint("\n".join(rows)) == fingerprint(text)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param("补助人数≥708人", "补助人数≥722人", [("708", "722")], id="whole figures"),
        pytest.param("参保率95%", "参保率", [("95%", "")], id="one has more"),
        pytest.param("甲县参保率", "乙县参保率", [("甲", "乙")], id="a letter"),
    ],
)
def test_the_differing_words_are_shown(one: str, other: str, words: list[object]) -> None:
    assert differing_words(one, other) == words


def test_rows_without_a_partner_are_shown_whole() -> None:
    one = "quality\t参保率\t≥95%\nquantity\t补助人数\t708人"
    other = "quality\t参保率\t≥96%"
    assert row_differences(one, other) == [("95%", "96%"), ("补助人数708人", "")]


def near_copies(units: int, heads: str = "70{number}") -> list[str]:
    written = "\n".join(
        f"""
  - document: 文件{number}.yaml
    name: 协办员补助
    unit: 第{number}中心
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥{heads.format(number=number)}人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 质量指标 / 信息录入差错率 / ≤2%
      - 产出指标 / 质量指标 / 资格认证覆盖率 / 100%
      - 产出指标 / 质量指标 / 档案完整率 / ≥99%
      - 产出指标 / 数量指标 / 培训场次 / ≥4次
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 效益指标 / 社会效益 / 参保率 / ≥95%
      - 效益指标 / 社会效益 / 政策知晓率 / ≥85%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%"""
        for number in range(units)
    )
    documents = read_plan_set(f"documents:{written}").documents
    told = judge_documents(get("NEAR_COPY"), documents)
    return [str(one.message) for one in told if one.outcome is Outcome.FOUND]


def test_a_county_that_copies_is_one_finding_with_the_differing_words() -> None:
    (told,) = near_copies(9)
    assert told.startswith("10项指标与 文件1.yaml#1“协办员补助”、文件2.yaml#1“协办员补助”")
    assert "…（8）" in told
    assert told.endswith("除成本外，不同的只有：“700”—“701”。")


def test_last_years_copy_shows_the_differing_words() -> None:
    rows = """
      - 产出指标 / 成本指标 / 补助标准 / ≤{cost}元
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 质量指标 / 档案完整率 / ≥99%
      - 产出指标 / 数量指标 / 培训场次 / ≥{times}次
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 产出指标 / 质量指标 / 资格认证覆盖率 / 100%
      - 产出指标 / 质量指标 / 差错率 / ≤2%
      - 效益指标 / 社会效益 / 参保率 / ≥95%
      - 效益指标 / 社会效益 / 政策知晓率 / ≥85%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%"""
    text = """
documents:
  - fiscal_year: 2024
    name: 协办员补助
    unit: 甲县社会保险中心
    indicators:{now}
previous:
  - fiscal_year: 2023
    name: 协办员补助
    unit: 甲县社会保险中心
    indicators:{before}"""
    written = read_plan_set(
        text.format(now=rows.format(cost=300, times=4), before=rows.format(cost=240, times=4))
    )
    told = judge_documents(
        get("COPY_LAST_YEAR"), written.documents, previous=Register(written.previous)
    )
    assert [str(one.message).partition("都相同。")[2] for one in told] == [
        "不同的只有：“240”—“300”。"
    ]


def test_copies_without_a_differing_word_say_so() -> None:
    (told,) = near_copies(2, "708")
    assert told.endswith("除成本外，指标名称和取值没有一字不同。")
