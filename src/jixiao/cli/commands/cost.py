"""`jixiao cost`: what a budget is made of, and what a standard, heads and months make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command(
    cls=SpeakingCommand,
    help=(
        "给出文件时，逐个项目说明预算由哪些指标算出、差多少、可能缺什么；"
        "给出标准和人数时，算出预算，以及其中一项变化后的预算。"
    ),
    epilog="jixiao cost --standard 300元/人·月 --heads 18人 --share 50% --change heads=20人",
)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--standard", metavar="RATE", help="标准，如 300元/人·月、600元/村。")
@click.option("--heads", metavar="COUNT", help="人数或户数等，如 18人；只写数字时取标准的单位。")
@click.option("--months", metavar="COUNT", help="月数；标准按月而不写时，按全年12个月假定。")
@click.option("--times", metavar="COUNT", help="次数，用于按次发放的标准。")
@click.option("--share", metavar="PERCENT", help="本级承担的比例，如 50%。")
@click.option(
    "--change",
    "changes",
    multiple=True,
    metavar="NAME=VALUE",
    help="改变其中一项再算，如 heads=20人；可写多次，每次各算一遍。",
)
@options.text_or_json
@options.output
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    changes: tuple[str, ...],
    kind: str,
    output: str | None,
    **given: str | None,
) -> None:
    """Write the explanation of each project's budget, or the budget of the given figures."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    figures = {name: text for name, text in given.items() if text is not None}
    for name, text in (*figures.items(), *map(_change, changes)):
        _refuse_signs(name, text)
    if bool(paths) == bool(figures):
        raise wrong_usage(
            message("请写明要说明的文件，或者用 --standard 等写明标准和人数；两者取其一。")
        )
    if paths and changes:
        raise wrong_usage(message("--change 只用于 --standard 给出的算式，不用于文件。"))
    if paths:
        ctx.exit(_explain(paths, kind, output))
    _forwards(figures, changes, kind, output)


def _explain(paths: tuple[str, ...], kind: str, output: str | None) -> int:
    """Write how the budgets of the documents are made; return the exit status."""
    from jixiao.cli.costs import costs_json, costs_text  # noqa: PLC0415 - loaded when called
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - loaded when called

    spare_inputs(output, paths)
    inputs = Inputs(paths)
    written = costs_text if kind == "text" else costs_json
    emit_text(written(list(inputs.documents()), current_translator()), output)
    return 2 if inputs.unreadable else 0


def _forwards(
    figures: Mapping[str, str], changes: tuple[str, ...], kind: str, output: str | None
) -> None:
    """Write the budget of the figures, and of each change."""
    from datetime import date  # noqa: PLC0415 - loaded when called

    from jixiao.cli.costs import budget_json, budget_text  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text  # noqa: PLC0415 - loaded when called
    from jixiao.costing.forwards import Calculation  # noqa: PLC0415 - loaded when called

    first = Calculation(figures, date.max)
    changed = [(name, first.changed(name, text)) for name, text in map(_change, changes)]
    written = budget_text if kind == "text" else budget_json
    emit_text(written(first, changed, current_translator()), output)


def _refuse_signs(name: str, text: str) -> None:
    """Refuse a figure with a sign, an exponent or two points, of which only a part would count."""
    import re  # noqa: PLC0415 - loaded when called

    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    if re.search(r"[-+−－＋]\s*[\d.]|\d[eE][-+]?\d|\d\.\d*\.", text):
        raise wrong_usage(
            message(
                "{name} 的“{text}”写法不对；应为一个正数加单位，不带正负号和指数，如 18人。",
                name=name,
                text=text,
            )
        )


def _change(text: str) -> tuple[str, str]:
    """Return name and value of a change; refuse what is not written NAME=VALUE."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    name, sign, value = text.partition("=")
    if not sign or not value:
        raise wrong_usage(
            message("--change “{text}”写法不对；应为 名称=数值，如 heads=20人。", text=text)
        )
    return name.strip(), value
