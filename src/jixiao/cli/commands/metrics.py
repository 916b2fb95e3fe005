"""`jixiao metrics`: what can be counted of ledgers, and exactly how."""

from __future__ import annotations

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help=(
        "不写名称时列出全部指标算法：名称、含义、单位、所需台账；"
        "写明名称时说明其口径、分子分母的筛选条件、版本和依据。"
    ),
    epilog="jixiao metrics paid_on_time_rate",
)
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--ledger", metavar="NAME", help="只列出用到这一台账的算法。")
@options.text_or_json
@options.output
def command(*, names: tuple[str, ...], ledger: str | None, kind: str, output: str | None) -> None:
    """Print the list, or the definition of each metric named."""
    from jixiao.cli import metric_pages  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text  # noqa: PLC0415 - as above

    translate = current_translator()
    found = metric_pages.chosen(names, ledger)
    if kind == "json":
        text = metric_pages.as_json(found, translate)
    else:
        text = (metric_pages.explained if names else metric_pages.listed)(found, translate)
    emit_text(text, output)
