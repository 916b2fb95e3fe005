"""SARIF logs hold what the standard asks of every result."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.message import message
from jixiao.model.plan import PlanDocument
from jixiao.model.rule_card import RuleCard
from jixiao.model.source import SourceSpan
from jixiao.notation.sarif import write_sarif

CARD = RuleCard(
    "JX-N013", "COST_SUM_NE", "不符", "为什么", Severity.BLOCKING, "caiyu-2015-88#funding-match",
    "", "", "改正", "0.1",
)  # fmt: skip
FINDING = Finding(
    rule="JX-N013",
    fault="COST_SUM_NE",
    severity=Severity.BLOCKING,
    outcome=Outcome.FOUND,
    locus=Locus("目录 1/甲.txt", 7, (5, 6), "value"),
    message=message("成本合计 {sum}", sum="10913"),
    fix=message("改正"),
    source=CARD.source,
    given="10913 万元",
    span=SourceSpan("甲.txt", line=3, table=2, row=4, column=5, text="9670万元"),
    related=(Locus("乙.txt", 4, (1,)),),
)


def run_of(*findings: Finding) -> dict[str, Any]:
    content = write_sarif(
        [PlanDocument("目录 1/甲.txt")],
        findings,
        cards={CARD.code: CARD},
        version="1.2.3",
        language="zh-CN",
        translate=lambda text: text,
    )
    tree = json.loads(content)
    assert tree["version"] == "2.1.0"
    (run,) = tree["runs"]
    return dict(run)


def test_a_result_names_rule_level_message_and_place() -> None:
    run = run_of(FINDING)
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], result["ruleId"], result["level"], result["kind"]) == (
        "JX-N013", "JX-N013", "error", "fail",
    )  # fmt: skip
    assert result["message"]["text"] == "成本合计 10913"
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"]["startLine"] == 3
    names = [one["fullyQualifiedName"] for one in place["logicalLocations"]]
    assert names == ["projects/7/indicators/5,6/value", "table 2!R4C5"]
    assert result["properties"]["given"] == "10913 万元"
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_addresses_are_escaped_uris() -> None:
    run = run_of(FINDING)
    uri = run["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert " " not in uri


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [(Outcome.NOT_APPLICABLE, "notApplicable"), (Outcome.LACKS_DATA, "open")],
)
def test_what_is_no_failure_has_no_level(outcome: Outcome, kind: str) -> None:
    (result,) = run_of(replace(FINDING, outcome=outcome))["results"]
    assert (result["kind"], result["level"]) == (kind, "none")
