"""The month by whose end a monitoring form's figures stand: read from headings, printed there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.flow import publish, read_content
from jixiao.forms.through import through_of
from jixiao.model.plan import PlanDocument
from jixiao.notation.exchange import read_plans, write_plans
from jixiao.notation.plan_text import read_plan_text, write_plan_text

FORM = Path(__file__).parents[1] / "counties" / "unseen" / "library_monitoring.txt"


@pytest.mark.parametrize(
    ("labels", "month"),
    [
        (["1－7月执行数", "1-7月执行情况"], 7),
        (["1—９月 完成情况"], 9),
        (["一至十月执行情况"], 10),
        (["截至11月底实际完成值"], 11),
        (["截止6月执行率"], 6),
        (["1-7月执行数", "1-9月执行情况"], None),
        (["1-6月目标", "7-12月目标"], None),
        (["1－13月执行数", "1-X月执行数", "执行数"], None),
        ([], None),
    ],
)
def test_headings_name_the_month(labels: list[str], month: int | None) -> None:
    assert through_of(labels) == month


def read() -> PlanDocument:
    (found,) = read_content("监控表.txt", FORM.read_bytes())
    assert isinstance(found, PlanDocument)
    return found


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_a_form_is_headed_with_its_own_month(kind: str) -> None:
    plan = replace(read().projects[0], through=9)
    printed = publish(replace(read(), projects=(plan,)), "national_monitoring", kind)
    (again,) = read_content(f"监控表.{kind}", printed)
    assert isinstance(again, PlanDocument)
    assert again.projects[0].through == 9
    assert {"1-9月执行数", "1-9月执行率"} <= set(_headings(kind, printed))


def _headings(kind: str, content: bytes) -> list[str]:
    from jixiao.documents.entries import entries_in  # noqa: PLC0415 - only here
    from jixiao.flow import open_document, recognise  # noqa: PLC0415 - only here

    (entry,) = entries_in(f"监控表.{kind}", content)
    return recognise(open_document(entry)).forms[0].labels


def test_it_is_exchanged() -> None:
    found = read()
    assert found.projects[0].through == 7
    (again,) = read_plans(write_plans([found]))
    assert again.projects[0].through == 7
    assert read_plan_text(write_plan_text(found)).projects[0].through == 7
