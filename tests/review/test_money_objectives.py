import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents


@pytest.mark.parametrize(
    ("objective", "count"),
    [
        pytest.param("保障6.64万元落实到位", 1, id="sum and arrival"),
        pytest.param("保障贴息219.8万元资金落实到位。", 1, id="closed by a stop"),
        pytest.param("完成120万元专项资金支付", 1, id="sum and payment"),
        pytest.param("及时足额拨付补助资金58万元", 1, id="payment of a sum"),
        pytest.param("确保专项资金及时足额拨付到位", 1, id="arrival without a sum"),
        pytest.param("保障资金到位，惠及50户", 0, id="and what it does"),
        pytest.param("发放补贴150万元，使140人取得证书", 0, id="paid to persons, with effect"),
        pytest.param("按月足额发放80周岁以上老人高龄津贴", 0, id="a payment is the work"),
        pytest.param("完成投资1200万元，建成管网3公里", 0, id="investment with its output"),
        pytest.param("资金按规定用于社保补贴、公益性岗位补贴等支出", 0, id="use of the fund"),
        pytest.param("引导社会资金投入3000万元以上", 0, id="money attracted"),
    ],
)
def test_an_objective_that_is_only_money(objective: str, count: int) -> None:
    document = read_plan_text(f"objectives: [{objective}]")
    told = judge_documents(get("GOAL_IS_MONEY"), [document])
    assert sum(one.outcome is Outcome.FOUND for one in told) == count
