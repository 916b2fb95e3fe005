"""Messages, periods, quantities, targets: what the small values promise."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from jixiao.model.errors import JixiaoError, UnreadableDocument
from jixiao.model.funding import Funding
from jixiao.model.indicator import Indicator
from jixiao.model.message import message
from jixiao.model.plan import PerformancePlan
from jixiao.model.quantity import Quantity, QuantityKind
from jixiao.model.source import SourceSpan
from jixiao.model.target import Target

ENGLISH = {"{name}有误：{fault}": "{name} is wrong: {fault}", "为空": "blank"}


def test_a_message_is_translated_with_the_messages_in_it() -> None:
    said = message("{name}有误：{fault}", name="项目", fault=message("为空"))
    assert str(said) == said.render() == "项目有误：为空"
    assert said.render(lambda text: ENGLISH[text]) == "项目 is wrong: blank"


def test_braces_in_a_parameter_are_text() -> None:
    assert str(message("“{text}”", text="{name}")) == "“{name}”"


def test_an_error_speaks_both_languages() -> None:
    fault = UnreadableDocument(message("为空"))
    assert isinstance(fault, JixiaoError)
    assert str(fault) == "为空"
    assert fault.render(lambda text: ENGLISH[text]) == "blank"


@pytest.mark.parametrize(
    ("quantity", "number"),
    [
        pytest.param(Quantity(QuantityKind.RATE, Decimal("0.95")), Decimal("0.95"), id="a rate"),
        pytest.param(
            Quantity(QuantityKind.RANGE, (Decimal(1), Decimal(2))), None, id="a range has two"
        ),
        pytest.param(Quantity(QuantityKind.GRADE, "显著"), None, id="a grade is words"),
    ],
)
def test_a_quantitys_single_number(quantity: Quantity, number: Decimal | None) -> None:
    assert quantity.number == number


@pytest.mark.parametrize(
    ("target", "blank"),
    [
        pytest.param(Target("≥", "≥"), True, id="an operator alone"),
        pytest.param(Target(), True, id="nothing"),
        pytest.param(Target("≥5人", "≥", "5", "人"), False, id="a figure"),
    ],
)
def test_a_target_without_a_value_is_blank(target: Target, *, blank: bool) -> None:
    assert target.is_blank is blank


def test_places_and_notes_take_no_part_in_equality() -> None:
    plan = PerformancePlan(1, name="村道", indicators=(Indicator(name="里程"),))
    seen = replace(
        plan,
        spans={"name": SourceSpan(line=1)},
        indicators=(replace(plan.indicators[0], spans={"name": SourceSpan(line=2)}),),
    )
    assert seen == plan
    assert replace(plan, name="农田") != plan


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Funding().total = Decimal(1)


def test_funding_without_a_total_has_no_amount() -> None:
    assert Funding(fiscal=Decimal(1)).amount is None
    assert str(Funding(Decimal("1.50"), unit="元").amount) == "1.50 元"
