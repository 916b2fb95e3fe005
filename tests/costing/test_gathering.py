from datetime import date

import pytest

from jixiao.costing.dimension import written
from jixiao.costing.factor import plain
from jixiao.costing.figures import figures_in, shares_in
from jixiao.costing.gathering import facts_of
from jixiao.notation.plan_text import read_plan_text

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("补助1300元/人", ["1300 元/人"], id="in a name"),
        pytest.param("每人每月300元给18名", ["300 元/人·月", "18 人"], id="each before the sum"),
        pytest.param(
            "对5100名参保人员按每人每年60元", ["5100 人", "60 元/人·年"], id="one behind another"
        ),
        pytest.param("为十八名岗位人员发放三百元", ["18 人", "300 元"], id="numerals"),
        pytest.param("保障148.65429万元资金", ["1486542.9 元"], id="a sum"),
        pytest.param("2024年12月底前完成第3批", [], id="dates and ordinals"),
        pytest.param("年满60周岁，1至6月发放", [], id="ages and months"),
        pytest.param("冀财社〔2023〕377号", [], id="numbers of documents"),
        pytest.param("贴息12个月，覆盖率95%", ["12 月", "0.95 "], id="months and shares"),
    ],
)
def test_figures_of_sentences(text: str, figures: list[str]) -> None:
    found = [f"{plain(each.value)} {written(each.powers)}" for each in figures_in(text)]
    assert found == figures


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        pytest.param("中央、省、县按6:2:2分担", ["0.6", "0.2"], id="three levels"),
        pytest.param("省县按70：30承担", ["0.7", "0.3"], id="percent"),
        pytest.param("每天8:30上班", [], id="a time of day"),
        pytest.param("按1:20配备", [], id="no whole"),
    ],
)
def test_ratios_of_levels(text: str, shares: list[str]) -> None:
    assert [str(each) for each in shares_in(text)] == shares


@pytest.mark.parametrize(
    ("row", "part", "shown"),
    [
        pytest.param("成本指标 / 发放标准 / 300人/元/月", "standards", "300 元/人·月", id="turned"),
        pytest.param(
            "成本指标 / 生均公用经费 / 700元/生·年", "standards", "700 元/人·年", id="pupils"
        ),
        pytest.param("成本指标 / 户均补助 / 3万元", "standards", "30000 元/户", id="by its name"),
        pytest.param("成本指标 / 每公里投资 / 251万元", "standards", "2510 元/米", id="kilometre"),
        pytest.param("成本指标 / 单座造价 / 30万元", "standards", "300000 元/座", id="one of them"),
        pytest.param("成本指标 / 月领取养老金 / 2900万元", "monthly", "2900 万元/月", id="monthly"),
        pytest.param("成本指标 / 设备购置费 / ≤6万元", "items", "6 万元", id="item"),
        pytest.param("成本指标 / 个人贷款额度 / ≤30万元", "caps", "30 万元", id="limit"),
        pytest.param("成本指标 / 单位面积造价 / 900元", "sums", "900 元", id="price of a piece"),
        pytest.param("成本指标 / 贴息比例 / 50%", "shares", "50%", id="share"),
        pytest.param("数量指标 / 培训次数 / ≥3次/年", "counts", "3 次/年", id="so many a year"),
        pytest.param("数量指标 / 贴息月数 / ≥3个月", "months", "3 个月", id="months"),
        pytest.param("时效指标 / 发放频率 / 12次", "times", "12 次", id="how often"),
        pytest.param("数量指标 / 供餐天数 / 200天", "times", "200 天", id="days"),
    ],
)
def test_rows_play_their_part(row: str, part: str, shown: str) -> None:
    document = read_plan_text(f"indicators:\n  - 产出指标 / {row}\n")
    facts = facts_of(document.projects[0], DAY)
    assert [each.text for each in getattr(facts, part)] == [shown]
    assert len(list(facts.all())) == 1


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("质量指标 / 合格率 / ≥95%", id="a rate of success"),
        pytest.param("时效指标 / 完成时限 / ≤12个月", id="a deadline"),
        pytest.param("效益指标 / 不承担费用的比例 / 50%", id="no share"),
        pytest.param("数量指标 / 补助人数 / 0人", id="nobody"),
        pytest.param("时效指标 / 完成时间 / 2024年12月", id="a date"),
    ],
)
def test_rows_that_play_none(row: str) -> None:
    document = read_plan_text(f"indicators:\n  - 产出指标 / {row}\n")
    assert list(facts_of(document.projects[0], DAY).all()) == []
