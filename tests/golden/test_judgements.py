"""Every finding on the three documents was judged by hand; the judgements are kept beside.

`judgements/*.toml` hold one entry a finding: document, fault, project (none: the document as a
whole), indicators, judgement (right, debatable, wrong) and the reason.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from jixiao import flow
from jixiao.model.finding import Finding, Severity
from jixiao.model.plan import PlanDocument

SAMPLES = Path(__file__).parents[2] / "samples"
JUDGED = Path(__file__).parent / "judgements"
LEAST_RIGHT = 0.9

Key = tuple[str, str, int | None, tuple[int, ...]]


@cache
def entries() -> dict[Key, dict[str, Any]]:
    held = [
        entry
        for path in sorted(JUDGED.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    ]
    keyed = {key_of(entry): entry for entry in held}
    assert len(keyed) == len(held), [k for k, n in Counter(map(key_of, held)).items() if n > 1]
    return keyed


def key_of(entry: dict[str, Any]) -> Key:
    rows = tuple(entry.get("indicators") or ())
    return entry["document"], entry["fault"], entry.get("project"), rows


@cache
def findings() -> dict[Key, Finding]:
    read = [one for path in sorted(SAMPLES.glob("*.txt")) for one in flow.read_documents([path])]
    documents = [one for one in read if isinstance(one, PlanDocument)]
    return {
        (one.locus.document, one.fault, one.locus.project, one.locus.indicators or ()): one
        for one in flow.review(documents)
    }


def test_every_finding_is_judged() -> None:
    assert sorted(map(str, set(findings()) - set(entries()))) == []


def test_every_judgement_is_of_a_finding_and_gives_its_reason() -> None:
    assert sorted(map(str, set(entries()) - set(findings()))) == []
    assert all(entry["reason"].strip() for entry in entries().values())
    assert {entry["judgement"] for entry in entries().values()} <= {"right", "debatable", "wrong"}


def test_what_must_be_answered_is_right_nine_times_of_ten() -> None:
    asked = [
        entries()[key]["judgement"]
        for key, finding in findings().items()
        if finding.severity is not Severity.ADVICE and key in entries()
    ]
    assert asked.count("right") >= LEAST_RIGHT * len(asked)
