"""`jixiao trail`: export the trail of changes, and verify an exported one without the platform."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="export 导出操作日志（每行一条）；verify 不用数据库就能核对导出的日志：改动、删除、调换"
    "任何一条都会指出。发现断点时退出码为 1。",
    epilog="jixiao trail verify 日志.jsonl",
)
@click.argument("work", type=click.Choice(["export", "verify"]))
@click.argument("path")
@click.option("--expected", help="最后一条应有的校验值（备份清单中有），用来发现末尾被截去。")
@click.pass_context
def command(ctx: click.Context, /, *, work: str, path: str, expected: str | None) -> None:
    """Export or verify; exit 1 when the chain does not hold."""
    from jixiao.cli.platform import export_trail, verify_trail  # noqa: PLC0415 - when called

    ctx.exit(export_trail(path) if work == "export" else verify_trail(path, expected))
