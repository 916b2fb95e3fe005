"""`jixiao monitor`: money and indicators at the end of a month → lamps with reasons, a forecast."""

from __future__ import annotations

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator


@click.command(
    cls=SpeakingCommand,
    help="对监控表双监控：按项目自己的资金支出计划（没有的按月份平均）判断资金和指标的红黄绿灯，"
    "逐项说明算式和依据，推算全年执行数。",
    epilog="jixiao monitor 监控表.xlsx --month 7 --approved 批复.docx",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--month", type=click.IntRange(1, 12), required=True, help="监控截止到几月底，1–12。")
@click.option(
    "--approved",
    multiple=True,
    metavar="PATH",
    help="批复的绩效目标；监控表没有资金支出计划时从中取。可写多次。",
)
@click.option(
    "--money",
    metavar="FILE",
    help="jixiao treasury --format json 的结果；预算数、执行数用国库的，代替表中所写。",
)
@click.option(
    "--store", metavar="DIR",
    help="台账库；由其中以前年度的支出凭证推算全年执行数，给出回测过的区间。",
)  # fmt: skip
@click.option(
    "--division",
    "divisions",
    multiple=True,
    metavar="CODE",
    help="台账库中只用这些区划（代码的开头）的凭证；可写多次，不写则全部。",
)
@options.text_or_json
@options.output
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    month: int,
    approved: tuple[str, ...],
    money: str | None,
    store: str | None,
    divisions: tuple[str, ...],
    kind: str,
    output: str | None,
) -> None:
    """Write the lamps; exit 1 when one is red, 2 when a file could not be read."""
    from jixiao.cli.earlier import spending_before  # noqa: PLC0415 - loaded when called
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.known_money import known_money  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.rounds import rounds_json, rounds_text  # noqa: PLC0415 - loaded when called
    from jixiao.flow import monitor  # noqa: PLC0415 - loaded when called

    spare_inputs(output, (*paths, *approved, *((money,) if money else ())))
    paid = known_money(money, month) if money else None
    inputs, plans = Inputs(paths), Inputs(approved)
    known = list(plans.documents())
    earlier = spending_before(store, divisions)
    told = paid.put_into(list(inputs.documents())) if paid else inputs.documents()
    found = [
        (one, monitor(one, month, approved=known, earlier=earlier(one.fiscal_year))) for one in told
    ]
    written = rounds_text if kind == "text" else rounds_json
    emit_text(written(found, current_translator()), output)
    if inputs.unreadable or plans.unreadable:
        ctx.exit(2)
    is_red = any(
        reading.lamp == "red"
        for _, projects in found
        for one in projects
        for reading in (one.money, *one.rows)
    )
    ctx.exit(1 if is_red else 0)
