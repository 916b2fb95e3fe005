"""Lists of projects, as they are uploaded for a year."""

from __future__ import annotations

from typing import Final

from jixiao.model.message import message
from jixiao.web.years.columns import LABELS, SEVERAL, faults_of
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.uploaded_kind import UploadedKind
from jixiao.web.years.uploaded_list import PROJECTS
from jixiao.workflow.year_duty import YearDuty

PROJECT_LISTS: Final = UploadedKind(
    ProjectListRecord.objects, PROJECTS, YearDuty.TAKE_LIST, LABELS, faults_of, word="list",
    unchosen=message("没有选择文件；请选择项目清单后再上传。"),
    unknown=message("没有这份项目清单；请重新上传。"),
    several=SEVERAL,
)  # fmt: skip
