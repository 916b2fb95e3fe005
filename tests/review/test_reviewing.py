from dataclasses import replace

import pytest

from jixiao.model.errors import UnknownRule
from jixiao.model.finding import Outcome, Severity
from jixiao.notation.plan_text import read_plan_text
from jixiao.review import catalogue as catalogue_module
from jixiao.review import reviewing
from jixiao.review.catalogue import catalogue, get
from jixiao.review.reference import defects_page, explain, reference_page
from jixiao.review.reviewing import review
from jixiao.review.selection import Choice, Selection, SelectionRefused

TWO = read_plan_text("""
projects:
  - name: 取暖费补助
    budget: 5744
    indicators:
      - 产出指标 / 成本指标 / 老退休人员取暖费 / 9670万元
      - 产出指标 / 成本指标 / 新退休人员取暖费 / 695万元
      - 产出指标 / 成本指标 / 本年退休人员取暖费 / 548万元
  - name: 服务费的 xxwg
""")


def test_the_arithmetic_is_shown() -> None:
    finding = next(one for one in review([TWO]) if one.fault == "COST_SUM_NE")
    expected = "9670+695+548 = 10913 万元，预算数 5744 万元，多 5169 万元。"
    assert str(finding.message) == expected
    assert (finding.given, finding.expected, finding.difference) == (
        "10913 万元", "5744 万元", "5169 万元",
    )  # fmt: skip
    assert finding.locus.indicators == (1, 2, 3)


def test_findings_follow_projects_and_rows() -> None:
    places = [(one.locus.project or 0, min(one.locus.indicators or (0,))) for one in review([TWO])]
    assert places == sorted(places)


def test_row_order_does_not_change_what_is_found() -> None:
    plan = TWO.projects[0]
    turned = replace(TWO, projects=(replace(plan, indicators=plan.indicators[::-1]),))
    straight = replace(TWO, projects=(plan,))
    faults = sorted(one.fault for one in review([straight]))
    assert sorted(one.fault for one in review([turned])) == faults


def test_all_outcomes_tell_what_was_not_judged() -> None:
    outcomes = {one.outcome for one in review([TWO], all_outcomes=True)}
    assert Outcome.NOT_APPLICABLE in outcomes


def test_a_broken_rule_keeps_the_others_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(plan: object, context: object) -> object:
        raise ZeroDivisionError(plan, context)

    broken = replace(get("COST_SUM_NE"), judge=breaks)
    monkeypatch.setattr(reviewing, "catalogue", lambda: (broken, get("PLACEHOLDER")))
    told = {one.fault: one.outcome for one in review([TWO])}
    assert told == {"COST_SUM_NE": Outcome.LACKS_DATA, "PLACEHOLDER": Outcome.FOUND}


def test_unknown_rules_are_refused_by_name() -> None:
    with pytest.raises(UnknownRule, match="JX-Z001"):
        get("JX-Z001")
    assert get("cost_sum_ne").code == "JX-N013"
    assert catalogue_module.rule_cards()["JX-N013"].fault == "COST_SUM_NE"


@pytest.mark.parametrize(
    ("fault", "choice", "severity"),
    [
        pytest.param(
            "VAGUE_VALUE", Choice(Severity.ADVICE, "本地允许"), Severity.ADVICE, id="lower"
        ),
        pytest.param("UNIT_WORD", Choice(Severity.QUERY, "本地要求"), Severity.QUERY, id="raise"),
    ],
)
def test_a_division_may_choose(fault: str, choice: Choice, severity: Severity) -> None:
    card = get(fault).card
    assert Selection({card.code: choice}).severity_of(card) is severity


@pytest.mark.parametrize(
    ("fault", "choice"),
    [
        pytest.param("WEIGHT_SUM", Choice(Severity.ADVICE, "不需要"), id="blocking stays"),
        pytest.param("VAGUE_VALUE", Choice(Severity.BLOCKING, "严格"), id="no new blocking"),
        pytest.param("VAGUE_VALUE", Choice(Severity.ADVICE, " "), id="reason needed"),
    ],
)
def test_a_division_may_not_choose(fault: str, choice: Choice) -> None:
    card = get(fault).card
    with pytest.raises(SelectionRefused):
        Selection({card.code: choice}).severity_of(card)


def test_reference_names_every_rule() -> None:
    page, table = reference_page(), defects_page()
    for one in catalogue():
        assert one.card.why in page
        row = f"| {one.code} | {one.fault} | {one.card.severity.value} |"
        assert row in table
        assert one.card.fix in explain(one.code)
