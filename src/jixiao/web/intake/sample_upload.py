"""A file that waits to be taken in, for the sample region: an invented declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.intake.actions.upload_files import upload_files

if TYPE_CHECKING:
    from jixiao.web.intake.models import UploadRecord
    from jixiao.web.organisations.actor import Actor

_FORM: Final = """{year}年项目支出绩效目标申报表
项目名称\t基层服务窗口适老化改造
预算单位\t{unit}\t主管部门\t{department}
预算总额（万元）\t36\t其中：财政拨款\t36
绩效目标\t改造服务窗口12个，配备助听、放大等辅助设备24套，{year}年9月30日前完成，方便老年人办事。
一级指标\t二级指标\t三级指标\t指标值\t分值
成本指标\t经济成本指标\t窗口改造费\t≤24万元\t10
成本指标\t经济成本指标\t辅助设备购置费\t≤12万元\t10
产出指标\t数量指标\t改造服务窗口数量\t=12个\t15
产出指标\t数量指标\t配备辅助设备数量\t=24套\t15
产出指标\t质量指标\t改造验收合格率\t=100%\t10
\t产出指标\t时效指标\t改造完成时间\t{year}年9月30日前\t10
效益指标\t社会效益指标\t老年人办事平均等候时间下降率\t≥20%\t10
满意度指标\t服务对象满意度指标\t老年服务对象满意度\t≥90%\t10
"""
"""One row stands a column too far to the right, as in files that were exported badly."""


def upload_sample(actor: Actor, *, unit: str, department: str, year: int) -> UploadRecord:
    """Return an upload of one declaration of the unit; a worker reads it when one runs."""
    content = _FORM.format(unit=unit, department=department, year=year).encode()
    return upload_files([SimpleUploadedFile("窗口改造_申报表.txt", content)], actor=actor)
