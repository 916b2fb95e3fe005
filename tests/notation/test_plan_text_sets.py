import pytest

from jixiao.notation.plan_text import InvalidPlanText
from jixiao.notation.plan_text_sets import read_plan_set


def test_documents_and_earlier_ones_keep_their_order_and_get_names() -> None:
    written = read_plan_set("""
previous:
  - {fiscal_year: 2023, name: 旧}
documents:
  - {document: a.yaml, name: 一}
  - {projects: [{name: 二}, {name: 三}]}
""")
    assert [each.document for each in written.documents] == ["a.yaml", "documents2.yaml"]
    assert [plan.name for plan in written.documents[1].projects] == ["二", "三"]
    assert [each.fiscal_year for each in written.previous] == [2023]


def test_what_stands_beside_the_lists_is_a_document_more() -> None:
    written = read_plan_set("""
name: 本项目
documents:
  - {name: 另一份}
""")
    assert [each.projects[0].name for each in written.documents] == ["本项目", "另一份"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("previous: 去年", "第1行", id="no list"),
        pytest.param("documents:\n  - {naem: 甲}", "第2行", id="unknown key"),
        pytest.param("name: 甲\nprevious:\n  - [甲]", "第3行", id="no mapping"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, line: str) -> None:
    with pytest.raises(InvalidPlanText, match=line):
        read_plan_set(text)
