"""`jixiao demo`: the three samples read, checked and printed again, with the answer first."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="读取并审核随附的三份样例，把审核报告和重新打印的表放进一个文件夹，再用示例数据启动网页平台。",
    epilog="jixiao demo -o 演示",
)
@click.option(
    "--serve/--once",
    "served",
    default=None,
    help="总是启动平台 / 做完即止；不写时只在终端里启动。",
)
@click.option(
    "-o", "folder", metavar="DIR", default="jixiao-demo", show_default=True, help="结果文件夹。"
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="平台的端口。"
)
@click.option(
    "--ledgers", is_flag=True, help="把三个县的样例台账都载入平台；不写时只载入抚宁区的一小份。"
)
@click.pass_context
def command(
    ctx: click.Context, /, *, served: bool | None, folder: str, port: int, ledgers: bool
) -> None:
    """Write the folder and say what was found; exit 0 whatever the findings."""
    from jixiao.cli.demonstration import demonstrate  # noqa: PLC0415 - loaded when called

    at = None if served is False else port
    ctx.exit(demonstrate(folder, port=at, ask=served is None, ledgers=ledgers))
