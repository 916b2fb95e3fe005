"""A word where a number belongs stays in its ruled column: it is the writer's slip, not a shift."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument

HEAD = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "1－7月执行情况", "全年预计完成情况",
    "原因说明", "完成目标可能性", "备注",
)  # fmt: skip
SATISFIED = ("满意度指标", "服务对象满意度指标", "满意度", "≥90%")


def monitored(*rows: tuple[str, ...]) -> PlanDocument:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    first = ("产出指标", "数量指标", "培训人数", "≥120人", "42人", "120人", "", "确定能")
    lines = (("项目支出绩效目标执行监控表",), ("项目名称", "技能培训"), HEAD, first, *rows)
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            if text:
                sheet.cell(number, column, text)
    content = io.BytesIO()
    book.save(content)
    (found,) = read_content("监控表.xlsx", content.getvalue())
    assert isinstance(found, PlanDocument)
    return found


@pytest.mark.parametrize("word", ["NaN", "未统计", "#N/A", "有可能"])
def test_a_word_for_an_actual_is_no_likelihood(word: str) -> None:
    row = monitored((*SATISFIED, word)).projects[0].indicators[1]
    assert (row.name, row.actual, row.likelihood) == ("满意度", word, None)


def test_a_row_that_slipped_is_still_put_right() -> None:
    lost = ("质量指标", "合格率", "≥95%", "97%", "98%", "", "确定能")
    row = monitored(lost).projects[0].indicators[1]
    assert (row.level2, row.name, row.target.text) == ("质量指标", "合格率", "≥95%")
    assert (row.actual, row.forecast) == ("97%", "98%")
