"""What `jixiao doctor` looks at: whether an installation can work, and what is missing."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from jixiao.model.message import Message, message
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailHeadRecord
from jixiao.web.trail.recording import entries
from jixiao.web.treasury.sums import astray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.web.site.environment import Environment

LEAST_FREE: Final = 2 * 1024**3
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is well, and what to do where it is not."""

    well: bool
    told: Message


def checks(environment: Environment) -> Iterator[Check]:
    """Yield what was looked at, in order; stops where the database does not answer."""
    yield _secret(environment)
    yield _disk(environment)
    yield _extra("typst", message("可以输出 PDF"), message("不能输出 PDF：请安装扩展 pdf"))
    yield _extra("rapidocr", message("可以读扫描件"), message("不能读扫描件：需要时安装扩展 scan"))
    answered = _database()
    yield answered
    if answered.well:
        for look in _LOOKS:
            yield look()
    yield _logs(environment)
    yield _metrics(environment)
    yield _deployed(environment)


def _logs(environment: Environment) -> Check:
    folder = environment.home / "logs"
    if not os.access(folder, os.W_OK):
        return Check(well=False, told=message("{path} 不能写入：日志无法保存", path=folder))
    return Check(well=True, told=message("日志保存{days}天", days=environment.log_days))


def _metrics(environment: Environment) -> Check:
    if environment.metrics_token:
        return Check(well=True, told=message("运行指标凭令牌读取：/metrics"))
    return Check(well=True, told=message("运行指标只许本机直接读取：/metrics"))


def _secret(environment: Environment) -> Check:
    path = environment.home / "secret_key"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Check(
            well=False, told=message("{path} 别人可读：请运行 chmod 600 {path}", path=path)
        )
    return Check(well=True, told=message("密钥只有本人可读"))


def _disk(environment: Environment) -> Check:
    free = shutil.disk_usage(environment.home).free
    told = message("数据文件夹所在磁盘可用 {free} GB", free=round(free / 1024**3, 1))
    return Check(well=free >= LEAST_FREE, told=told)


def _extra(module: str, there: Message, missing: Message) -> Check:
    found = find_spec(module) is not None
    return Check(well=found or module != "typst", told=there if found else missing)


def _database() -> Check:
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        return Check(well=False, told=message("数据库没有应答：{fault}", fault=fault))
    return Check(well=True, told=message("数据库应答（{vendor}）", vendor=connection.vendor))


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Check(
            well=False,
            told=message("数据库还差{count}步升级：启动平台时会自动升级", count=len(waiting)),
        )
    return Check(well=True, told=message("数据库结构是最新的"))


def _trail() -> Check:
    head = TrailHeadRecord.objects.filter(pk=1).first()
    found = next(breaks(map(line_of, entries()), expected=head.hash if head else None), None)
    if found:
        return Check(
            well=False,
            told=message("操作日志在第{number}条断开（{fault}）：请用备份核对，并保留现场",
                         number=found.number, fault=found.fault),
        )  # fmt: skip
    return Check(
        well=True, told=message("操作日志完整，共{count}条", count=head.number if head else 0)
    )


def _sums() -> Check:
    found = astray()
    count = found.count()
    if count:
        names = "、".join(one.code or one.name for one in found[:_NAMED])
        return Check(
            well=False,
            told=message("{count}个项目存下的支付合计与凭证不符（{names}）：请用备份核对，并保留现场",
                         count=count, names=names),
        )  # fmt: skip
    return Check(well=True, told=message("存下的支付合计与凭证相符"))


def _deployed(environment: Environment) -> Check:
    if not environment.is_public:
        return Check(well=True, told=message("只对本机开放"))
    try:
        call_command("check", deploy=True, fail_level="WARNING", verbosity=0)
    except CommandError as fault:
        return Check(well=False, told=message("对外开放的设置有问题：{fault}", fault=fault))
    return Check(well=True, told=message("对外开放的设置没有问题"))


_LOOKS: Final[tuple[Callable[[], Check], ...]] = (_migrations, _trail, _sums)
