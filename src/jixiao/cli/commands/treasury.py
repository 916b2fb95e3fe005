"""`jixiao treasury`: treasury exports beside the plans → each project's money, doubtful rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator

if TYPE_CHECKING:
    from jixiao.cli.treasuries import Asked

_UNITS = ("元", "千元", "万元", "百万元", "亿元")


@click.command(
    cls=SpeakingCommand,
    help="读取国库系统导出的支付明细和预算指标执行情况表（xlsx、xls、csv 等），按项目编码对应到"
    "绩效目标，没有编码的按名称；列出每个项目的年初预算、全年预算、上年结转、执行数、执行率和"
    "各资金来源，逐行列出不能计入的行及原因。有待核对的行时退出码为 1。",
    epilog="jixiao treasury 支付明细.xlsx --plans 批复.docx --year 2026 --month 7 "
    "--format json -o 资金.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="EXPORT...")
@click.option(
    "--plans",
    multiple=True,
    required=True,
    metavar="PATH",
    help="绩效目标文件或文件夹：本年度的项目。可写多次。",
)
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help="预算年度。")
@click.option(
    "--month",
    type=click.IntRange(1, 12),
    default=12,
    show_default=True,
    help="计到几月底，1–12；以后的支付不计。",
)
@click.option(
    "--mapping",
    metavar="FILE",
    help="字段对应文件（TOML）：写明各来源的表头是什么。没有写到的来源按表头认定，记入此文件，"
    "以后照用；有误可以改。",
)
@click.option(
    "--source", default="", metavar="NAME", help="来源的名称：只用字段对应中的这一个，或记作此名。"
)
@click.option(
    "--unit",
    type=click.Choice(_UNITS),
    metavar="UNIT",
    help="文件没有写明时的金额单位：元、千元、万元、百万元或亿元。",
)
@click.option(
    "--earlier",
    metavar="FILE",
    help="上次的结果（--format json）：其中的支付和预算继续有效，同一凭证不再计。",
)
@click.option(
    "--closed",
    type=click.IntRange(1, 12),
    metavar="MONTH",
    help="1月到几月已结账：这些月份的支付以上次的结果为准，新出现的另列。",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="结果的格式；json 可交给 jixiao monitor --money。",
)
@options.output
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    plans: tuple[str, ...],
    year: int,
    month: int,
    mapping: str | None,
    source: str,
    unit: str | None,
    earlier: str | None,
    closed: int | None,
    kind: str,
    output: str | None,
) -> None:
    """Write the money; exit 1 when a row is doubtful, 2 when a file could not be read."""
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - as above
    from jixiao.cli.treasuries import Asked, counted  # noqa: PLC0415 - as above
    from jixiao.cli.treasury_pages import money_json, money_text  # noqa: PLC0415 - as above

    spare_inputs(output, (*paths, *plans, *filter(None, (mapping, earlier))))
    exports, targets = Inputs(paths), Inputs(plans)
    asked: Asked = Asked(year, month, mapping, source, unit or "", earlier, closed or 0)
    found = counted(exports, targets, asked)
    written = money_text if kind == "text" else money_json
    emit_text(written(found, current_translator()), output)
    if exports.unreadable or targets.unreadable:
        ctx.exit(2)
    ctx.exit(1 if found.doubts else 0)
