"""`jixiao bind`: what gives each indicator its actual, and why; to be confirmed by a person."""

from __future__ import annotations

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help=(
        "为每个指标建议由哪个算法、按什么筛选和期间从台账得出完成值，并说明理由；"
        "定性指标给出分档佐证标准，台账不能证明的说明原因。"
        "--format json 把绑定和绩效目标写在一起，人工核对、修改、确认后交给 jixiao measure。"
    ),
    epilog="jixiao bind 绩效目标表.xlsx --format json -o 绑定.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--year", type=click.IntRange(2000, 2100), help="年度；不写时取文件所印的年度。")
@click.option(
    "--confirm",
    multiple=True,
    metavar="PLACE",
    help="确认这一项：项目序号.指标行号，如 3.2；all 为全部。可写多次。",
)
@options.text_or_json
@options.output
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    year: int | None,
    confirm: tuple[str, ...],
    kind: str,
    output: str | None,
) -> None:
    """Write the bindings; exit 2 when a file could not be read."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - loaded when called

    from jixiao.cli import bindings  # noqa: PLC0415 - loaded when called
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - as above
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - as above

    spare_inputs(output, paths)
    folder = ctx.with_resource(TemporaryDirectory())
    inputs = Inputs(bindings.put_down(paths, folder))
    found = bindings.confirmed(bindings.bound(inputs, year), confirm)
    written = bindings.as_json if kind == "json" else bindings.as_text
    emit_text(written(found, current_translator()), output)
    ctx.exit(2 if inputs.unreadable else 0)
