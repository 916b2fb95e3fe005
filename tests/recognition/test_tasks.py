"""Main tasks of a department: read from their header to the sum or the next label."""

from __future__ import annotations

import pytest

from jixiao.forms.filled_form import FilledForm, FilledTask
from jixiao.recognition.tasks import TaskReader

HEAD = [(0, "年度主要任务"), (1, "任务名称"), (3, "主要内容"), (4, "预算金额（万元）")]
AMOUNTS = [(4, "总额"), (5, "财政拨款"), (6, "其他资金")]
TASK = [(1, "养老保险"), (3, "按月发放"), (4, "1,200.00"), (5, "1,000.00")]


def read(*rows: list[tuple[int, str]]) -> tuple[list[bool], list[FilledTask]]:
    form = FilledForm()
    reader = TaskReader(form)
    return [reader.take(row) for row in rows], form.tasks


def test_tasks_have_name_content_and_money_by_column() -> None:
    taken, tasks = read(HEAD, AMOUNTS, TASK)
    assert taken == [True, True, True]
    amounts = (("总额", "1,200.00"), ("财政拨款", "1,000.00"))
    assert tasks == [FilledTask("养老保险", "按月发放", amounts)]


@pytest.mark.parametrize(
    ("end", "taken"),
    [
        pytest.param([(1, "金额合计"), (4, "1200")], True, id="the sum belongs to the tasks"),
        pytest.param([(0, "年度总体目标"), (2, "做好保障。")], False, id="the goal does not"),
    ],
)
def test_tasks_end(end: list[tuple[int, str]], *, taken: bool) -> None:
    answers, tasks = read(HEAD, AMOUNTS, TASK, end, TASK)
    assert answers[3:] == [taken, False]
    assert len(tasks) == 1


def test_other_rows_are_not_tasks() -> None:
    assert read([(0, "项目名称"), (1, "村道")])[0] == [False]
