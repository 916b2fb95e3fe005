"""`jixiao measure`: plans and sealed ledgers → an actual for every indicator records can show."""

from __future__ import annotations

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help=(
        "按绑定从封存的台账计算每个指标的完成值，给出分子、分母、行数、口径版本、清单哈希和计算引擎；"
        "同样的台账再算一遍，结果逐字节相同。PATH 为绩效目标文件，或 jixiao bind 输出的 JSON；"
        "没有绑定的按建议计算。--rows 列出某一项背后的行，个人信息已遮盖。"
    ),
    epilog="jixiao measure 绑定.json --store 台账库 --division 630123 --format json -o 完成值.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--store", metavar="DIR", help="台账库所在的文件夹。")
@click.option(
    "--division",
    "divisions",
    multiple=True,
    metavar="CODE",
    help="只算这些区划（代码的开头）的行；可写多次，不写时按项目编码取本区划的。",
)
@click.option("--year", type=click.IntRange(2000, 2100), help="年度；不写时取文件所印的年度。")
@click.option("--month", type=click.IntRange(200001, 210012), help="算到哪个月底，如 202406。")
@click.option("--only-confirmed", is_flag=True, help="只算经人确认的绑定。")
@click.option("--verify", is_flag=True, help="先核对封存文件的哈希；有改动则不计算。")
@click.option(
    "--rows", "place", metavar="PLACE", help="列出这一项背后的行：项目序号.指标行号，如 3.2。"
)
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="最多列出几行。"
)
@click.option(
    "--owner", is_flag=True, help="由台账所属单位查看：列出遮盖后的证件号码等，不写则全部隐去。"
)
@options.engine
@options.text_or_json
@options.output
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context, /, *, paths: tuple[str, ...], store: str | None,
    divisions: tuple[str, ...], year: int | None, month: int | None, only_confirmed: bool,
    verify: bool, place: str | None, limit: int, owner: bool, engine: str, master: str | None,
    memory: str, threads: int | None, kind: str, output: str | None,
) -> None:  # fmt: skip
    """Write the actuals; exit 2 when a file could not be read."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - loaded when called

    from jixiao.cli import actuals, bindings, engines  # noqa: PLC0415 - loaded when called
    from jixiao.cli.divisions import divisions_of  # noqa: PLC0415 - as above
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - as above
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - as above
    from jixiao.measurement.rows_behind import Looking  # noqa: PLC0415 - as above

    spare_inputs(output, paths)
    wanted = actuals.Wanted(store, divisions, month, only_confirmed, verify)
    sealed = actuals.store_of(store, verify=verify)
    folder = ctx.with_resource(TemporaryDirectory())
    inputs = Inputs(bindings.put_down(paths, folder))
    held = list(bindings.bound(inputs, year, bindings.left_out))
    found = actuals.asked(held, wanted)
    translate = current_translator()
    with engines.engine_named(engine, master=master, memory=memory, threads=threads) as running:
        if place:
            chosen = actuals.at_place(found, place)
            looking = Looking(limit, owner, divisions_of(sealed, chosen[0], divisions))
            text = actuals.rows_text(running, sealed, chosen, looking)
        else:
            written = actuals.as_json if kind == "json" else actuals.as_text
            text = written(actuals.measured(running, sealed, found, wanted), translate)
    emit_text(text, output)
    ctx.exit(2 if inputs.unreadable else 0)
