"""`jixiao backup`: everything the platform holds, in one archive."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="把数据库、附件和密钥存成一个压缩包；平台可以照常运行。",
    epilog="jixiao backup 备份-2026-11-21.zip",
)
@click.argument("target")
def command(*, target: str) -> None:
    """Write the archive and say what is in it; raises BackupFailed."""
    from jixiao.cli.platform import back_up_to  # noqa: PLC0415 - loaded when called

    back_up_to(target)
