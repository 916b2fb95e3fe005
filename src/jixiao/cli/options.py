"""Options that several commands share; a command takes one by a line: `@options.output`.

May not know: a command. An option of one command stands in that command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

DAY: Final = click.DateTime(["%Y-%m-%d"])


def date_of(ctx: click.Context, param: click.Parameter, moment: datetime | None) -> date | None:
    """Return the day of an option of the type DAY, None when it is not given."""
    del ctx, param
    return moment.date() if moment else None


output = click.option("-o", "output", metavar="FILE", help="写入文件；不写则输出到屏幕。")
text_or_json = click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="结果的格式。",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="COUNT",
    help="同时读取的进程数；不写时，文件多就用全部处理器。",
)

scheme = click.option(
    "--scheme",
    type=click.Choice(["national", "banded"]),
    default="national",
    show_default=True,
    help="评分办法：national 财预〔2020〕10号；banded 满意度分档、反向指标按比值的地方做法。",
)
scoring_day = click.option(
    "--day",
    type=DAY,
    callback=date_of,
    help="按哪一天有效的办法评分；不写时取文件所属年度的最后一天。",
)

evaluation_day = click.option(
    "--day",
    type=DAY,
    callback=date_of,
    help="按哪一天有效的办法评价；不写时取项目年度的最后一天。",
)
first_round = click.option(
    "--first",
    multiple=True,
    metavar="PATH",
    help="专家评了两轮时，第一轮的评分表（文件或文件夹）；以第二轮为准。可写多次。",
)
project = click.option("--project", type=click.IntRange(1), help="文件中有几个项目时，评价第几个。")
organiser = click.option("--organiser", metavar="TEXT", help="报告中的组织单位；与 --to 一起使用。")

_ENGINE: Final = (
    click.option(
        "--engine",
        type=click.Choice(["duckdb", "spark"]),
        default="duckdb",
        show_default=True,
        help="计算引擎。",
    ),
    click.option("--master", metavar="URL", help="Spark 集群，如 spark://主机:7077。"),
    click.option(
        "--memory",
        default="",
        metavar="SIZE",
        help="DuckDB 的内存上限，如 2GiB；超出时暂存到磁盘。",
    ),
    click.option("--threads", type=click.IntRange(1), help="DuckDB 的线程数；不写则用全部处理器。"),
)


def engine(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with `--engine`, `--master`, `--memory` and `--threads`, in this order."""
    for option in reversed(_ENGINE):
        command = option(command)
    return command
