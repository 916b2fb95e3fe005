"""Findings on the wire are as the reference prints them."""

from __future__ import annotations

import json

from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.message import message
from jixiao.model.plan import PlanDocument
from jixiao.model.source import SourceSpan
from jixiao.notation.findings import write_findings


def example() -> Finding:
    return Finding(
        rule="JX-N003",
        fault="COST_SUM_NE",
        severity=Severity.BLOCKING,
        outcome=Outcome.FOUND,
        locus=Locus("甲.txt", 7, (5, 6), "value"),
        message=message("成本合计 {sum}", sum="10913"),
        fix=message("改正"),
        source="caiyu-2015-88#1",
        given="10913 万元",
        expected="5744 万元",
        difference="5169 万元",
        span=SourceSpan("甲.txt", line=3),
        related=(Locus("乙.txt", 4, (1,)),),
    )


def test_findings_stand_under_their_document() -> None:
    own = [PlanDocument("甲.txt"), PlanDocument("乙.txt")]
    tree = json.loads(write_findings(own, [example()], translate=lambda text: text))
    assert (tree["format"], tree["content"]) == ("jixiao/1", "findings")
    first, second = tree["documents"]
    assert (second["document"], second["findings"]) == ("乙.txt", [])
    assert first["findings"] == [
        {
            "rule": "JX-N003",
            "fault": "COST_SUM_NE",
            "severity": "blocking",
            "outcome": "found",
            "project": 7,
            "indicator": [5, 6],
            "field": "value",
            "given": "10913 万元",
            "expected": "5744 万元",
            "difference": "5169 万元",
            "message": "成本合计 10913",
            "fix": "改正",
            "source": "caiyu-2015-88#1",
            "span": {"line": 3},
            "related": [{"document": "乙.txt", "project": 4, "indicator": [1]}],
        }
    ]


def test_sentences_are_translated() -> None:
    english = {"改正": "correct it", "成本合计 {sum}": "costs add up to {sum}"}
    content = write_findings([], [example()], translate=lambda text: english.get(text, text))
    (record,) = json.loads(content)["documents"]
    assert record["findings"][0]["message"] == "costs add up to 10913"
