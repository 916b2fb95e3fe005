"""`jixiao score`: self-evaluations → points, every one with method, arithmetic and clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=SpeakingCommand,
    help="按评分办法计算自评表的得分，逐项说明方法、算式和依据，并指出填写的得分差多少。",
    epilog="jixiao score 自评表.xlsx --scheme banded",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.scheme
@options.scoring_day
@options.text_or_json
@options.output
@click.option(
    "--print",
    "to",
    type=click.Choice(["docx", "xlsx", "pdf", "html"]),
    help="把算出的得分填入自评表，按原表样（没有认出的按全国表样）输出到 --folder。",
)
@click.option("--folder", metavar="DIR", help="自评表输出到哪个文件夹。")
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    scheme: str,
    day: date | None,
    kind: str,
    output: str | None,
    to: str | None,
    folder: str | None,
) -> None:
    """Write the scores; exit 2 when a file could not be read."""
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.scores import (  # noqa: PLC0415 - as above
        printed,
        scored,
        scores_json,
        scores_text,
    )
    from jixiao.model.message import message  # noqa: PLC0415 - as above

    if (to is None) is not (folder is None):
        raise wrong_usage(message("--print 与 --folder 须一起使用。"))
    spare_inputs(output, paths)
    inputs = Inputs(paths)
    found = scored(list(inputs.documents()), scheme, day)
    written = scores_text if kind == "text" else scores_json
    emit_text(written(found, current_translator()), output)
    if to and folder:
        for path in printed(found, to, folder, inputs.files):
            click.echo(str(path), err=True)
    ctx.exit(2 if inputs.unreadable else 0)
