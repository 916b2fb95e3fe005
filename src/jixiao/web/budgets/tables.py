"""Tables of budgets, as they are uploaded for a year."""

from __future__ import annotations

from typing import Final

from jixiao.model.message import message
from jixiao.monitoring.budget_columns import BUDGETS, LABELS, faults_of
from jixiao.web.budgets.models import BudgetTableRecord
from jixiao.web.years.uploaded_kind import UploadedKind
from jixiao.workflow.cycle_duty import CycleDuty

TABLES: Final = UploadedKind(
    BudgetTableRecord.objects, BUDGETS, CycleDuty.SET_BUDGET, LABELS, faults_of, word="table",
    unchosen=message("没有选择文件；请选择预算表后再上传。"),
    unknown=message("没有这份预算表；请重新上传。"),
    settled=message("这份预算表已经导入，各栏含义不能再改。"),
    unit="万元",
)  # fmt: skip
