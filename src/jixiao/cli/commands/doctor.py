"""`jixiao doctor`: whether this installation can work, and what is missing."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="检查安装是否完好：密钥、磁盘、扩展组件、数据库、操作日志、对外设置。有问题时退出码为 1。",
    epilog="jixiao doctor",
)
@click.pass_context
def command(ctx: click.Context, /) -> None:
    """Print each thing looked at; exit 1 when one is not well."""
    from jixiao.cli.platform import look_after  # noqa: PLC0415 - loaded when called

    ctx.exit(look_after())
