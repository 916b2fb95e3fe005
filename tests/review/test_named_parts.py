import pytest

from jixiao.model.plan import PlanDocument
from jixiao.review.context import Context
from jixiao.review.named_parts import is_told, listed_payments, name_parts

CONTEXT = Context.of(PlanDocument("plan.yaml", fiscal_year=2024))


@pytest.mark.parametrize(
    ("text", "payments"),
    [
        ("资金用于社保补贴、护林员补贴等支出", ["社保补贴", "护林员补贴"]),
        ("发放高龄津贴、取暖补助等", ["高龄津贴", "取暖补助"]),
        ("发放高龄津贴。", []),
        ("道路养护、桥梁加固", []),
    ],
)
def test_payments_are_read_where_a_text_lists_them(text: str, payments: list[str]) -> None:
    assert listed_payments(text) == payments


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("普惠金融（贷款贴息及奖补）资金", ["贷款贴息", "奖补"]),
        ("县乡道路养护、桥梁加固", ["县乡道路养护", "桥梁加固"]),
        ("图书馆免费开放", []),
        (None, []),
    ],
)
def test_names_are_cut_where_they_join_things(name: str | None, parts: list[str]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        ("公益性岗位补贴", "享受岗位补贴人数", True),
        ("就业创业服务补助", "就业创业人数", False),
        ("就业创业服务补助", "享受就业创业服务补贴人数", True),
        ("桥梁加固", "加固桥梁座数", True),
        ("奖补", "贷款贴息人次", False),
    ],
)
def test_a_part_is_told_by_words_of_its_own(part: str, text: str, *, told: bool) -> None:
    assert is_told(part, text, CONTEXT) is told
