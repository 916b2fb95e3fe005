"""The library's face: files in, plans, findings and pages out; a bad file stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.flow import publish, read_content, read_documents, review
from jixiao.model.errors import JixiaoError, UnknownForm
from jixiao.model.plan import PlanDocument
from jixiao.notation.exchange import write_plans
from tables import read, text_of

if TYPE_CHECKING:
    from pathlib import Path

LINES = ("项目支出绩效目标表", "项目名称|村道养护", "一级指标|二级指标|三级指标|指标值",
         "产出指标|数量指标|养护里程|≥20公里")  # fmt: skip


def test_a_folder_gives_plans_and_faults_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text_of(*LINES))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(text_of(*LINES))
    found = [*read_documents([tmp_path])]
    assert [isinstance(each, PlanDocument) for each in found] == [True, False, True]
    assert isinstance(found[1], JixiaoError)


def test_an_exchange_file_passes_as_it_is() -> None:
    document = read(*LINES)
    (again,) = read_content("a.json", write_plans([document]))
    assert again == document


def test_the_verbs_follow_one_another() -> None:
    document = read(*LINES)
    assert {finding.locus.document for finding in review([document])} == {document.document}
    (again,) = read_content("a.docx", publish(document, "national_2015_target", "docx"))
    assert isinstance(again, PlanDocument)
    assert again.projects[0].indicators == document.projects[0].indicators


def test_an_unknown_form_is_named() -> None:
    with pytest.raises(UnknownForm, match="no_such_form"):
        publish(read(*LINES), "no_such_form", "docx")
