"""The region for taking in, and the ways files come into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.intake.models import UNFINISHED, IntakeFileRecord
from jixiao.web.intake.tasks import read_file

if TYPE_CHECKING:
    from jixiao.web.intake.models import UploadRecord
    from jixiao.web.organisations.models import PersonRecord
    from web.region import Region

NAMED = """2026年项目支出绩效目标申报表
项目名称\t{name}\t项目编码\t{code}
预算单位\t{unit}\t主管部门\t县住房和城乡建设局
预算总额（万元）\t{total}\t其中：财政拨款\t{total}
绩效目标\t更换节能灯具{count}盏，2026年8月31日前完工并验收合格。
一级指标\t二级指标\t三级指标\t指标值\t分值
产出指标\t数量指标\t更换节能灯具数量\t={count}盏\t50
效益指标\t生态效益指标\t用电量下降率\t≥45%\t40
满意度指标\t服务对象满意度指标\t居民满意度\t≥88%\t10
"""


def form(
    *, name: str = "城区路灯节能改造", code: str = "53082500026T000000917",
    unit: str = "县城市照明管理所", total: str = "172.00", count: int = 860,
) -> bytes:  # fmt: skip
    """Return a declaration as an office would save it as text."""
    return NAMED.format(name=name, code=code, unit=unit, total=total, count=count).encode()


def read_all() -> None:
    """Read what waits, as the worker does."""

    class Told:
        class task_result:  # noqa: N801 - as the library names it
            id = ""

    while waiting := IntakeFileRecord.objects.filter(state__in=UNFINISHED).first():
        read_file.func(Told, waiting.pk)


def dropped(region: Region, actor: object, **files: bytes) -> UploadRecord:  # noqa: ARG001 - reads well
    """Return an upload of files (`a_txt` is named `a.txt`), read."""
    sent = [SimpleUploadedFile(name.replace("_", "."), content) for name, content in files.items()]
    upload = upload_files(sent, actor=actor)
    read_all()
    return upload


def browser_of(person: PersonRecord) -> Client:
    """Return a client logged in as the person."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
