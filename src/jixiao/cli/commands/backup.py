"""`jixiao backup`: everything the platform holds, in one archive."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="把数据库、附件、封存的台账和网站密钥存成一个压缩包；平台可以照常运行。"
    "台账密钥不在其中，须另处保管。",
    epilog="jixiao backup 备份-2026-11-21.zip --ledger-key 另处/台账密钥",
)
@click.argument("target")
@click.option("--without-ledgers", is_flag=True, help="不含封存的台账；库很大时另行复制。")
@click.option("--ledger-key", metavar="FILE", help="把台账密钥另存到这个文件；不要与备份放在一处。")
def command(*, target: str, without_ledgers: bool, ledger_key: str | None) -> None:
    """Write the archive and say what is in it; raises BackupFailed."""
    from jixiao.cli.platform import back_up_to  # noqa: PLC0415 - loaded when called

    back_up_to(target, ledgers=not without_ledgers, key=ledger_key)
