"""`jixiao apply`: results of projects → what is proposed for the next budget, by department."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=SpeakingCommand,
    help="评价结果应用：由自评表，或 jixiao score、jixiao evaluate 输出的 JSON，"
    "按等级和执行率提出下年预算的处理（优先安排、保持、压减、不再安排、收回结余），"
    "写明规则、算式和依据，按区划和部门汇总。由人决定，这里只是建议。",
    epilog="jixiao apply 自评表文件夹 -o 结果应用.txt",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.scheme
@click.option(
    "--day",
    type=options.DAY,
    callback=options.date_of,
    help="按哪一天有效的办法评分和处理；不写时取项目年度的最后一天。",
)
@options.text_or_json
@click.option(
    "--to",
    type=click.Choice(["xlsx", "docx", "pdf", "html"]),
    help="输出建议表：部门汇总和逐个项目，写入 -o。",
)
@options.output
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    scheme: str,
    day: date | None,
    kind: str,
    to: str | None,
    output: str | None,
) -> None:
    """Write the proposals; exit 2 when a file could not be read, or none has a result."""
    from jixiao.cli.applications import (  # noqa: PLC0415 - loaded when called
        applied_json,
        applied_lines,
        applied_table,
        graded_in,
    )
    from jixiao.cli.outputs import emit, emit_text, need_file, spare_inputs  # noqa: PLC0415 - called
    from jixiao.evaluation.applying import apply_results  # noqa: PLC0415 - loaded when called

    if to:
        need_file(output, to)
    spare_inputs(output, paths)
    graded, unreadable = graded_in(paths, scheme, day)
    applied, translate = apply_results(graded, day), current_translator()
    if to:
        emit(applied_table(applied, to, translate), need_file(output, to))
    elif kind == "json":
        emit_text(applied_json(applied, translate), output)
    else:
        lines = [line.render(translate) for line in applied_lines(applied)]
        emit_text("".join(f"{line}\n" for line in lines), output)
    ctx.exit(2 if unreadable or not graded else 0)
