"""`jixiao restore`: an archive of `jixiao backup` put back."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="用备份恢复到空的数据文件夹（JIXIAO_HOME）或空的数据库；先停止平台。",
    epilog="jixiao restore 备份-2026-11-21.zip --ledger-key 台账密钥",
)
@click.argument("source")
@click.option("--ledger-key", metavar="FILE", help="另存的台账密钥；没有它不能再向台账库载入。")
def command(*, source: str, ledger_key: str | None) -> None:
    """Put everything back and say what came; raises BackupFailed."""
    from jixiao.cli.platform import restore_from  # noqa: PLC0415 - loaded when called

    restore_from(source, key=ledger_key)
