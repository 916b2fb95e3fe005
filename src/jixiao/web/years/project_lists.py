"""Lists of projects, as they are uploaded for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.grids.list_table import ListKind
from jixiao.model.message import message
from jixiao.web.years.columns import LABELS, MONEY, SEVERAL, Field, faults_of, suggested
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.uploaded_kind import UploadedKind
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from jixiao.model.message import Message


def _no_projects(document: str) -> Message:
    return message(
        "{document}：没有找到含“项目编码”和“项目名称”的表头；请上传预算管理一体化"
        "系统导出的项目清单。", document=document
    )  # fmt: skip


PROJECTS: Final = ListKind(
    suggested, frozenset({Field.CODE, Field.NAME}), _no_projects, money=MONEY
)
PROJECT_LISTS: Final = UploadedKind(
    ProjectListRecord.objects, PROJECTS, YearDuty.TAKE_LIST, LABELS, faults_of, word="list",
    unchosen=message("没有选择文件；请选择项目清单后再上传。"),
    unknown=message("没有这份项目清单；请重新上传。"),
    several=SEVERAL,
)  # fmt: skip
