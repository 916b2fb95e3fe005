"""`jixiao sample-ledgers`: invented ledgers for the 41 sample projects, with planted faults."""

from __future__ import annotations

from math import isnan

import click

from jixiao.cli.speaking import SpeakingCommand


def _number(ctx: click.Context, param: click.Parameter, share: float) -> float:
    """Return the share; raises BadParameter for what is not a number, which no range refuses."""
    if isnan(share):
        raise click.BadParameter(str(share), ctx, param)
    return share


@click.command(
    cls=SpeakingCommand,
    help=(
        "为三份样例的41个项目生成互相一致的虚构台账，写入文件夹，每个区划一个子文件夹；"
        "planted.csv 列出埋入的每一处疑点和看似疑点的合规情形。种子相同，结果相同。"
    ),
    epilog="jixiao sample-ledgers 样例台账 --share 0.05",
)
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--seed", default=1, show_default=True, help="随机种子。")
@click.option("--first-year", default=2022, show_default=True, help="第一年。")
@click.option("--years", default=3, show_default=True, help="年数。", type=click.IntRange(1, 20))
@click.option(
    "--share", default=1.0, show_default=True, help="人数比例；1 与样例文件的人数相当。",
    type=click.FloatRange(0, 100, min_open=True), callback=_number,
)  # fmt: skip
@click.option(
    "--copies", default=0, show_default=True, help="另外生成的同类区划个数，用于大数据量。",
    type=click.IntRange(0, 5000),
)  # fmt: skip
@click.option(
    "--planted", default=4, show_default=True, help="每个区划每种疑点埋入的次数。",
    type=click.IntRange(0, 1000),
)  # fmt: skip
@click.option("--division", "divisions", multiple=True, help="只生成这些区划；可写多次。")
@click.option(
    "--format", "kind", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True,
    help="文件格式。",
)  # fmt: skip
def command(  # noqa: PLR0913 - one parameter an option
    *, folder: str, seed: int, first_year: int, years: int, share: float, copies: int,
    planted: int, divisions: tuple[str, ...], kind: str,
) -> None:  # fmt: skip
    """Write the files, and tell how many rows there are."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.speaking import tell  # noqa: PLC0415 - as above
    from jixiao.measurement.samples.county import SampleOrder  # noqa: PLC0415 - heavy
    from jixiao.measurement.samples.writing import write_samples  # noqa: PLC0415 - heavy
    from jixiao.model.message import message  # noqa: PLC0415 - as above

    order = SampleOrder(seed, first_year, years, share, copies, planted, divisions)
    rows = write_samples(order, Path(folder), kind=kind, progress=lambda _: None)
    tell(message("已生成{rows}行虚构台账。", rows=rows))
