"""`jixiao serve`: the platform in the browser, without sample data."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="启动网页平台：建库或升级数据库，启动网页和后台程序，打印网址；按 Ctrl+C 停止。",
    epilog="jixiao serve --port 8000",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口。"
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="网页进程数。"
)
def command(*, host: str, port: int, workers: int) -> None:
    """Serve until interrupted; raises CannotServe, InsecureSetting."""
    from jixiao.cli.platform import run_platform  # noqa: PLC0415 - loaded when called

    run_platform(host, port, workers=workers)
