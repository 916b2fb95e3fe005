"""Forms stacked on one sheet, however the head of the next one is written."""

from __future__ import annotations

import pytest

from jixiao import flow
from jixiao.model.plan import PlanDocument

HEADS = {
    "label and name in one cell": ("项目名称：{name}", "项目金额：{money}万元"),
    "numbered label": ("{n}、项目名称：{name}", "预算金额", "{money}"),
    "label and name in two cells": ("项目名称", "{name}", "预算金额（万元）", "{money}"),
}
ROWS = (
    "一级指标\t二级指标\t指标名称\t指标值\n"
    "产出指标\t数量指标\t{name}面积\t≥{money}亩\n"
    "\t质量指标\t验收合格率\t≥98%\n"
    "效益指标\t社会效益\t受益人口\t≥300人\n"
)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("gap", ["", "\n"], ids=["no blank row", "blank row"])
def test_each_head_begins_a_project(head: tuple[str, ...], gap: str) -> None:
    forms = [
        "\t".join(head).format(n=n, name=name, money=money)
        + "\n"
        + ROWS.format(name=name, money=money)
        for n, name, money in (
            ("一", "河道清淤", "12"),
            ("二", "林地抚育", "34"),
            ("三", "草场围栏", "56"),
        )
    ]
    text = f"单位：万元\n{gap.join(forms)}"
    (document,) = flow.read_content("项目.txt", text.encode())
    assert isinstance(document, PlanDocument)
    assert [plan.name for plan in document.projects] == ["河道清淤", "林地抚育", "草场围栏"]
    assert [len(plan.indicators) for plan in document.projects] == [3, 3, 3]
    assert [plan.budget and str(plan.budget.total) for plan in document.projects] == [
        "12",
        "34",
        "56",
    ]
