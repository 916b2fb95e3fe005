"""A filled form becomes the plan it declares."""

from __future__ import annotations

import pytest

from jixiao.forms.filled_form import Doubt, Entry, FilledDocument, FilledForm
from jixiao.forms.interpretation import interpret
from jixiao.model.message import message
from jixiao.model.note import ReadingNote
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.model.source import SourceSpan

HERE = SourceSpan(document="a", line=3)


def document(form: FilledForm) -> PlanDocument:
    return interpret(FilledDocument("a", forms=[form]))


def plan(**texts: str) -> PerformancePlan:
    entries = {name.replace("__", "."): Entry(text, HERE) for name, text in texts.items()}
    return document(FilledForm(entries=entries)).projects[0]


@pytest.mark.parametrize(
    ("texts", "code", "name"),
    [
        pytest.param(
            {"name": "63012300024T000000213-业务 经费"},
            "63012300024T000000213",
            "业务经费",
            id="both in one cell",
        ),
        pytest.param({"name": "2024-2025年养护"}, None, "2024-2025年养护", id="years are no code"),
        pytest.param({"name": "养护", "code": "13 03"}, "1303", "养护", id="spaces leave a code"),
    ],
)
def test_code_and_name(texts: dict[str, str], code: str | None, name: str) -> None:
    found = plan(**texts)
    assert (found.code, found.name) == (code, name)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        pytest.param("724001- 某县就业局", "724001", "某县就业局", id="dash"),
        pytest.param("[724001]某县就业局", "724001", "某县就业局", id="brackets"),
        pytest.param("某县就业局", None, "某县就业局", id="name only"),
    ],
)
def test_units(text: str, code: str | None, name: str) -> None:
    unit = plan(unit=text).unit
    assert unit is not None
    assert (unit.code, unit.name) == (code, name)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("项目支出绩效目标表", DocumentKind.TARGET, id="targets"),
        pytest.param("绩效目标批复表", DocumentKind.APPROVAL, id="approval"),
        pytest.param("绩效自评表", DocumentKind.SELF_EVALUATION, id="self-evaluation"),
        pytest.param("绩效运行监控表", DocumentKind.MONITORING, id="monitoring"),
        pytest.param(None, DocumentKind.TARGET, id="no title"),
    ],
)
def test_the_title_tells_the_kind(title: str | None, kind: DocumentKind) -> None:
    assert document(FilledForm(title=title)).kind is kind


def test_plan_of_spending_objectives_and_year() -> None:
    found = plan(
        plan__12="100", plan__3="25%", plan__6="", objectives="1.养护。2.改善。", year="2024年"
    )
    assert found.plan is not None
    assert found.plan.points == ((3, 25), (12, 100))
    assert (found.objectives, found.year) == (("养护。", "改善。"), 2024)
    assert set(found.spans.values()) == {HERE}


def test_notes_of_opening_come_before_those_of_reading() -> None:
    opened = ReadingNote("JX-D001", message("标记已还原"), HERE)
    filled = FilledDocument(
        "a", notes=(opened,), doubts=[(Doubt("JX-D007", message("重复")), HERE)]
    )
    first, second = interpret(filled).notes
    assert first is opened
    assert (second.code, second.span, second.confidence) == ("JX-D007", HERE, 0.9)
