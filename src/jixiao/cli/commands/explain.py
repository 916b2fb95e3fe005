"""`jixiao explain`: what a rule asks, why, by which clause, with a bad and a good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.rule_card import RuleCard


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
    from jixiao.review import catalogue  # noqa: PLC0415 - loaded when called

    if not codes and not everything:
        raise wrong_usage(message("请写规则编号，如 JX-N013，或用 --all。"))
    cards = [catalogue.get(code).card for code in codes]
    if everything:
        cards = list(catalogue.rule_cards().values())
    translate = current_translator()
    click.echo("\n\n".join("\n".join(_lines(card, translate)) for card in cards))


def _lines(card: RuleCard, translate: Callable[[str], str]) -> Iterator[str]:
    from jixiao.cli.findings_text import SEVERITIES  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    yield f"{card.code} {card.fault} [{SEVERITIES[card.severity].render(translate)}]"
    yield translate(card.title)
    yield message("理由：{why}", why=message(card.why)).render(translate)
    yield message("依据：{source}", source=_clause(card.source, translate)).render(translate)
    yield message("改法：{fix}", fix=message(card.fix)).render(translate)
    yield translate("反例：")
    yield from (f"    {line}" for line in card.bad.strip().splitlines())
    yield translate("正例：")
    yield from (f"    {line}" for line in card.good.strip().splitlines())


def _clause(clause_id: str, translate: Callable[[str], str]) -> str:
    """Return the clause's document and title with its id, or the id alone when unknown."""
    from jixiao.model.errors import UnknownClause  # noqa: PLC0415 - loaded when called
    from jixiao.standards.policy import clause  # noqa: PLC0415 - loaded when called

    try:
        found = clause(clause_id)
    except UnknownClause:
        return clause_id
    english = translate("依据：{source}") != "依据：{source}"
    title = found.title_en if english else found.title
    document = found.document.title_en if english else found.document.title
    return (
        f"{document}, {title} ({clause_id})" if english else f"{document}，{title}（{clause_id}）"
    )
