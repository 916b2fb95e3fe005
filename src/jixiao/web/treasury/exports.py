"""Exports of a treasury, as they are uploaded for a year."""

from __future__ import annotations

from typing import Final

from jixiao.model.message import message
from jixiao.monitoring.payment_columns import LABELS, PAYMENTS, faults_of
from jixiao.web.treasury.models import TreasuryExportRecord
from jixiao.web.years.uploaded_kind import UploadedKind
from jixiao.workflow.cycle_duty import CycleDuty

EXPORTS: Final = UploadedKind(
    TreasuryExportRecord.objects, PAYMENTS, CycleDuty.TAKE_MONEY, LABELS, faults_of, word="export",
    unchosen=message("没有选择文件；请选择支付明细后再上传。"),
    unknown=message("没有这份支付明细；请重新上传。"),
    settled=message("这份支付明细已经导入，各栏含义不能再改。"),
    unit="元",
)  # fmt: skip
