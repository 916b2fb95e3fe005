"""`jixiao demo`: the three samples read, checked and printed again, with the answer first."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="读取并审核随附的三份样例，把审核报告和重新打印的表放进一个文件夹。",
    epilog="jixiao demo -o 演示",
)
@click.option("--once", is_flag=True, help="做完即止，不启动平台（本版本尚无平台，总是如此）。")
@click.option(
    "-o", "folder", metavar="DIR", default="jixiao-demo", show_default=True, help="结果文件夹。"
)
@click.pass_context
def command(ctx: click.Context, /, *, once: bool, folder: str) -> None:
    """Write the folder and say what was found; exit 0 whatever the findings."""
    from jixiao.cli.demonstration import demonstrate  # noqa: PLC0415 - loaded when called

    ctx.exit(demonstrate(folder, once=once))
