"""Starting the platform from the command line, with or without the sample region."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from jixiao.cli.speaking import current_translator
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.plan import PlanDocument

FAULTS: Final = {
    "unreadable": "读不懂这一行",
    "removed or reordered": "前面有记录被删除或调换",
    "not the successor": "与前一条接不上",
    "altered": "内容被改动",
    "ends elsewhere": "末尾与备份清单的校验值不符",
}
_MISSING: Final = message(
    "没有安装网页平台：请运行 pip install 'jixiao[web]'，或用离线安装包安装。"
)


class WebMissing(JixiaoError):
    """The extra `web` is not installed."""


class NoSuchTrail(JixiaoError):
    """The file that should hold an exported trail cannot be opened."""


def run_platform(
    host: str, port: int, *, workers: int = 1, samples: Sequence[PlanDocument] = (),
    ledgers: bool = False,
) -> None:  # fmt: skip
    """Serve until interrupted; an empty database gets the samples first, where there are some.

    With `ledgers` the worker loads the sample ledgers of every county that has none yet.

    Raises WebMissing, CannotServe, InsecureSetting.
    """
    try:
        from jixiao.web.site.environment import refuse_unsafe_listening  # noqa: PLC0415 - only here
        from jixiao.web.site.serving import (  # noqa: PLC0415 - only here
            Address,
            free_port,
            prepare,
            serve,
        )
    except ImportError as fault:
        raise WebMissing(_MISSING) from fault
    if samples:
        os.environ["JIXIAO_SAMPLES"] = "1"
        port = free_port(host, port)
    refuse_unsafe_listening(host)
    prepare()
    if samples:
        _load(samples, ledgers=ledgers)
    address = Address(host, port)
    serve(
        address,
        workers=workers,
        ready=lambda: _say(message("平台已启动：{address} （按 Ctrl+C 停止）", address=address)),
    )


def why_not_served() -> Message | None:
    """Return what keeps the platform from being served here, or None."""
    from importlib.util import find_spec  # noqa: PLC0415 - only here

    if find_spec("django") is None or find_spec("granian") is None:
        return _MISSING
    styles = Path(__file__).resolve().parents[1] / "web/site/static/vendor/tabler.min.css"
    if not styles.is_file():
        return message("没有网页的样式文件：请安装 Node（含 npm）后运行 make assets。")
    return None


def back_up_to(target: str, *, ledgers: bool, key: str | None) -> None:
    """Write a backup and say what is in it; raises BackupFailed."""
    _set_up()
    from jixiao.web.site.backup import back_up  # noqa: PLC0415 - after the set-up
    from jixiao.web.site.settings import ENVIRONMENT  # noqa: PLC0415

    told = back_up(ENVIRONMENT, Path(target), ledgers=ledgers, key=Path(key) if key else None)
    _say(
        message(
            "已备份到 {path}：{count}个文件，操作日志{number}条，校验值 {hash}",
            path=target, count=len(told["members"]), number=told["trail"]["number"],
            hash=told["trail"]["hash"],
        )
    )  # fmt: skip
    if any(name.startswith("ledgers/") for name in told["members"]) and not key:
        _say(message("台账在备份里，台账密钥不在；请把密钥另处保管一份（--ledger-key）。"))


def restore_from(source: str, *, key: str | None) -> None:
    """Put a backup back and say what came; raises BackupFailed."""
    _set_up()
    from jixiao.web.site.backup import restore  # noqa: PLC0415 - after the set-up
    from jixiao.web.site.settings import ENVIRONMENT  # noqa: PLC0415

    told = restore(ENVIRONMENT, Path(source), key=Path(key) if key else None)
    count, number = len(told["members"]), told["trail"]["number"]
    _say(message("已恢复{count}个文件，操作日志{number}条。", count=count, number=number))


def look_after() -> int:
    """Print what `doctor` looked at; return 1 when something is not well."""
    _set_up()
    from jixiao.web.site.health_checks import checks  # noqa: PLC0415 - after the set-up
    from jixiao.web.site.settings import ENVIRONMENT  # noqa: PLC0415

    well = True
    for check in checks(ENVIRONMENT):
        click.echo(f"{'✓' if check.well else '✗'} {check.told.render(current_translator())}")
        well = well and check.well
    return 0 if well else 1


def export_trail(path: str) -> int:
    """Write the whole trail, a line an entry; return 0."""
    _set_up()
    from jixiao.web.trail.chain import line_of  # noqa: PLC0415 - after the set-up
    from jixiao.web.trail.recording import entries  # noqa: PLC0415

    count = 0
    with Path(path).open("w", encoding="utf-8") as stream:
        for count, entry in enumerate(entries(), start=1):  # noqa: B007 - the last is told below
            stream.write(f"{line_of(entry)}\n")
    _say(message("已导出{count}条操作日志到 {path}", count=count, path=path))
    return 0


def verify_trail(path: str, expected: str | None) -> int:
    """Say where an exported trail does not hold together; return 1 when it does not."""
    from jixiao.web.trail.chain import breaks  # noqa: PLC0415 - only when asked

    try:
        with Path(path).open(encoding="utf-8", errors="replace") as stream:
            found = list(breaks(stream, expected=expected))
    except OSError as closed:
        raise NoSuchTrail(
            message("{path} 打不开：{why}；请核对文件名。", path=path, why=closed.strerror)
        ) from closed
    for one in found:
        fault = Message(FAULTS[one.fault])
        _say(message("第{number}条：{fault}", number=one.number, fault=fault))
    if not found:
        _say(message("操作日志完整，没有断点。"))
    return 1 if found else 0


def _set_up() -> None:
    try:
        import django  # noqa: PLC0415 - only what asks for the platform loads it
    except ImportError as fault:
        raise WebMissing(_MISSING) from fault
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    django.setup()


def _load(samples: Sequence[PlanDocument], *, ledgers: bool) -> None:
    from jixiao.web.organisations.models import PersonRecord  # noqa: PLC0415 - after the set-up
    from jixiao.web.site.sample_people import SAMPLE_PASSWORD  # noqa: PLC0415
    from jixiao.web.site.sample_region import load_sample_region  # noqa: PLC0415

    if not PersonRecord.objects.exists():
        _say(message("正在载入示例地区……"))
        load_sample_region(samples)
    if ledgers:
        from jixiao.web.site.sample_ledgers import order_ledgers  # noqa: PLC0415

        count = order_ledgers()
        _say(message("{count}个县的样例台账将在后台载入。", count=count))
    _say(message("示例用户（口令都是 {password}）：", password=SAMPLE_PASSWORD))
    for person in PersonRecord.objects.order_by("pk"):
        click.echo(f"  {person.username:34}{person.name}")


def _say(told: Message) -> None:
    click.echo(told.render(current_translator()))
