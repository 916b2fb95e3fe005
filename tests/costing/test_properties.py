"""What must hold of any plan: forwards and back, in any order and unit, in linear work."""

from datetime import date
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explained
from jixiao.costing.factor import WAN
from jixiao.costing.forwards import Calculation
from jixiao.model.funding import Funding
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.wording.targets import parse_target

DAY = date(2024, 12, 31)
unhurried = settings(deadline=None)
KINDS = {"人": "补助人数", "户": "改造户数", "亩": "防控面积", "台": "购置台数"}


def row(level2: str, name: str, target: str) -> Indicator:
    level1 = "成本指标" if "成本" in level2 else "产出指标"
    return Indicator(level1, level2, name, parse_target(target))


def plan(budget: Decimal, rows: list[Indicator], unit: str = "万元") -> PerformancePlan:
    return PerformancePlan(1, "补助", budget=Funding(budget, unit=unit), indicators=tuple(rows))


def explained(budget: Decimal, rows: list[Indicator], unit: str = "万元") -> Explained:
    return explain(plan(budget, rows, unit), DAY)


@st.composite
def calculations(draw: st.DrawFn) -> dict[str, str]:
    unit = draw(st.sampled_from(sorted(KINDS)))
    monthly = draw(st.booleans())
    given_figures = {
        "standard": f"{draw(st.integers(2, 99_999))}元/{unit}{'·月' if monthly else ''}",
        "heads": f"{draw(st.integers(10, 99_999))}{unit}",
    }
    if monthly and draw(st.booleans()):
        given_figures["months"] = f"{draw(st.integers(2, 12))}个月"
    share = draw(st.sampled_from(["", "30%", "45%", "60%"]))
    return given_figures | ({"share": share} if share else {})


def rows_of(figures: dict[str, str]) -> list[Indicator]:
    unit = figures["heads"].lstrip("0123456789")
    rows = [
        row("经济成本指标", "发放标准", f"={figures['standard']}"),
        row("数量指标", KINDS[unit], f"≥{figures['heads']}"),
        row("服务对象满意度指标", "满意度", "≥95%"),
    ]
    if "months" in figures:
        rows.append(row("时效指标", "补助月数", figures["months"]))
    if "share" in figures:
        rows.append(row("经济成本指标", "县级财政负担比例", figures["share"]))
    return rows


@unhurried
@given(calculations())
def test_backwards_finds_what_forwards_multiplied(figures: dict[str, str]) -> None:
    term = Calculation(figures, DAY).term()
    best = explained(term.value / WAN, rows_of(figures)).best
    assert best is not None
    assert best.exact
    assert best.total == term.value
    assert sorted(each.value for each in best.terms[0].factors) == sorted(
        each.value for each in term.factors
    )


@unhurried
@given(calculations(), st.randoms(use_true_random=False), st.integers(1, 400))
def test_the_order_of_rows_does_not_matter(
    figures: dict[str, str], chance: object, gap: int
) -> None:
    rows = rows_of(figures)
    turned = list(rows)
    chance.shuffle(turned)
    budget = Calculation(figures, DAY).term().value / WAN * gap / 200
    one, other = explained(budget, rows).best, explained(budget, turned).best
    assert (one and one.arithmetic) == (other and other.arithmetic)


@unhurried
@given(calculations())
def test_the_unit_of_the_budget_does_not_matter(figures: dict[str, str]) -> None:
    value = Calculation(figures, DAY).term().value
    wan, yuan = explained(value / WAN, rows_of(figures)), explained(value, rows_of(figures), "元")
    assert wan.best is not None
    assert yuan.best is not None
    assert (wan.best.total, wan.best.arithmetic) == (yuan.best.total, yuan.best.arithmetic)


@unhurried
@given(st.integers(1, 9999), st.integers(10, 9999))
def test_the_way_a_standard_is_written_does_not_matter(standard: int, heads: int) -> None:
    budget = Decimal(standard * heads * 12) / WAN
    counted = row("数量指标", "补助人数", f"≥{heads}人")
    ways = [f"{standard}元/人·月", f"{standard}元/人/月", f"每人每月{standard}元"]
    totals = {
        each.best.total
        for way in ways
        if (each := explained(budget, [row("经济成本指标", "发放标准", way), counted])).best
    }
    assert totals == {Decimal(standard * heads * 12)}


LEVELS = st.sampled_from(["数量指标", "成本指标", "时效指标"])
NAMES = st.sampled_from(
    [
        "补助人数",
        "每人每月补助标准",
        "贷款额度",
        "贴息比例",
        "发放月数",
        "发放频率",
        "月领取养老金",
        "单座造价",
    ]
)
TARGETS = st.sampled_from(
    [
        "0人",
        "0元",
        "≤0.00万元",
        "0个月",
        "50%",
        "0.66万元",
        "≥300元/人·月",
        "0元/人",
        "-5人",
        "12次",
        "18人",
    ]
)
AMOUNTS = st.sampled_from(["0", "0.00", "12", "370.5", "-3", "1E+3"]).map(Decimal)


@unhurried
@example(
    Decimal(12),
    [row("成本指标", "每人每月补助标准", "≤0.00万元"), row("数量指标", "补助人数", "18人")],
)
@given(AMOUNTS, st.lists(st.builds(row, LEVELS, NAMES, TARGETS), max_size=8))
def test_no_rows_break_the_search(budget: Decimal, rows: list[Indicator]) -> None:
    best = explained(budget, rows).best
    assert best is None or best.total > 0


def wide(size: int) -> list[Indicator]:
    """Rows of every kind, `size` of them, whose figures never make the budget."""
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    rows = []
    for number in range(size // 4):
        tag = names[number % 22] + names[number // 22 % 22] + names[number // 484 % 22]
        rows += [
            row("经济成本指标", f"{tag}类发放标准", f"={301 + number}元/人·月"),
            row("数量指标", f"{tag}类人数", f"≥{17 + number}人"),
            row("经济成本指标", f"{tag}类设备费", f"≤{7001 + 13 * number}元"),
            row("质量指标", f"{tag}类合格率", "≥95%"),
        ]
    return rows


@unhurried
@given(st.sampled_from([40, 100]))
def test_the_work_grows_with_the_rows_and_not_faster(size: int) -> None:
    few = explained(Decimal("3.14"), wide(size)).tried
    many = explained(Decimal("3.14"), wide(size * 10)).tried
    assert few > 0
    assert many <= few * 11
