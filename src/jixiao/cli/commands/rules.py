"""`jixiao rules`: the rules this installation checks by."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help="列出全部审核规则：编号、问题代号、轻重、名称。",
    epilog="jixiao rules",
)
def command() -> None:
    """Print one line a rule, in catalogue order."""
    from jixiao.cli.findings_text import SEVERITIES  # noqa: PLC0415 - loaded when called
    from jixiao.review.catalogue import rule_cards  # noqa: PLC0415 - loaded when called

    translate = current_translator()
    for card in rule_cards().values():
        severity = SEVERITIES[card.severity].render(translate)
        click.echo(f"{card.code}\t{card.fault}\t{severity}\t{translate(card.title)}")
