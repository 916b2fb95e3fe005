"""Starting the platform from the command line, with or without the sample region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from jixiao.cli.speaking import current_translator
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.plan import PlanDocument

FIRST_SHOWN: Final = ("unit_clerk", "department_reviewer", "performance_desk")


class WebMissing(JixiaoError):
    """The extra `web` is not installed."""


def run_platform(
    host: str, port: int, *, workers: int = 1, samples: Sequence[PlanDocument] = ()
) -> None:
    """Serve until interrupted; an empty database gets the samples first, where there are some.

    Raises WebMissing, CannotServe, InsecureSetting.
    """
    try:
        from jixiao.web.site.serving import Address, prepare, serve  # noqa: PLC0415 - only here
    except ImportError as fault:
        raise WebMissing(
            message("没有安装网页平台：请运行 pip install 'jixiao[web]'，或用离线安装包安装。")
        ) from fault
    prepare()
    if samples:
        _load(samples)
    address = Address(host, port)
    serve(
        address,
        workers=workers,
        ready=lambda: _say(message("平台已启动：{address} （按 Ctrl+C 停止）", address=address)),
    )


def _load(samples: Sequence[PlanDocument]) -> None:
    from jixiao.web.organisations.models import PersonRecord  # noqa: PLC0415 - after the set-up
    from jixiao.web.site.sample_region import SAMPLE_PASSWORD, load_sample_region  # noqa: PLC0415

    if not PersonRecord.objects.exists():
        _say(message("正在载入示例地区……"))
        load_sample_region(samples)
    _say(message("示例用户（口令都是 {password}）：", password=SAMPLE_PASSWORD))
    for person in PersonRecord.objects.order_by("pk"):
        click.echo(f"  {person.username:34}{person.name}")


def _say(told: Message) -> None:
    click.echo(told.render(current_translator()))
