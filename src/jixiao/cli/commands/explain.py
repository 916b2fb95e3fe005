"""`jixiao explain`: what a rule asks, why, by which clause, with a bad and a good example."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage


@click.command(
    cls=SpeakingCommand,
    help="说明审核规则：内容、理由、依据、正反例和改法。",
    epilog="jixiao explain JX-N013",
)
@click.argument("codes", nargs=-1, metavar="CODE...")
@click.option("--all", "everything", is_flag=True, help="说明全部规则。")
def command(codes: tuple[str, ...], *, everything: bool) -> None:
    """Print the cards of the named rules, or of all."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called
    from jixiao.review.catalogue import rule_cards  # noqa: PLC0415 - loaded when called
    from jixiao.review.reference import explain  # noqa: PLC0415 - loaded when called

    if not codes and not everything:
        raise wrong_usage(message("请写规则编号，如 JX-N013，或用 --all。"))
    translate = current_translator()
    wanted = list(rule_cards()) if everything else list(codes)
    click.echo("\n".join(explain(code, translate) for code in wanted), nl=False)
