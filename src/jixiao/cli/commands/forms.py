"""`jixiao forms`: the official forms this installation reads and prints."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help="列出认识的官方表样：编号、生效日期、名称。",
    epilog="jixiao forms",
)
def command() -> None:
    """Print one line a form."""
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 - loaded when called

    english = current_translator()("表样") != "表样"
    for form in formbook().forms:
        title = form.title_en if english else form.title
        click.echo(f"{form.id}\t{form.in_force_from}\t{title}")
