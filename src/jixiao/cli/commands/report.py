"""`jixiao report`: self-evaluations → reports after the official outline, with charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, tell, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from jixiao.cli.inputs import Inputs
    from jixiao.model.plan import PlanDocument

_MONTH: Final = re.compile(r"(1[0-2]|[1-9])=(.+)", re.DOTALL)


@click.command(
    cls=SpeakingCommand,
    help="按自评报告提纲输出每个项目的报告：六章正文，执行进度、指标完成率、各类得分、"
    "与上年度比较四种图，每图附表，后附自评表。",
    epilog="jixiao report 自评表.xlsx --to docx --previous 去年自评表.xlsx "
    "--monitored 7=七月监控表.xlsx -o 输出文件夹",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--to", type=click.Choice(["docx", "pdf", "html", "xlsx"]), required=True, help="输出的格式。"
)
@click.option(
    "--previous", multiple=True, metavar="PATH", help="上年度的自评表，用于比较。可写多次。"
)
@click.option(
    "--monitored",
    multiple=True,
    metavar="MONTH=PATH",
    help="本年度截止到某月底的监控表，如 7=监控表.xlsx；执行进度曲线从中取数。可写多次。",
)
@options.scheme
@options.scoring_day
@click.option("-o", "folder", required=True, metavar="DIR", help="输出文件夹。")
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    to: str,
    previous: tuple[str, ...],
    monitored: tuple[str, ...],
    scheme: str,
    day: date | None,
    folder: str,
) -> None:
    """Write a report for each plan with actuals; exit 2 when a file could not be read."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - as above
    from jixiao.cli.reports import language, written  # noqa: PLC0415 - as above
    from jixiao.cli.self_reports import printed_reports, reports_of  # noqa: PLC0415 - as above
    from jixiao.model.message import message  # noqa: PLC0415 - as above
    from jixiao.model.plan import DocumentKind  # noqa: PLC0415 - as above

    months = _by_month(monitored)
    inputs, before = Inputs(paths), Inputs(previous)
    rounds = {month: Inputs(files) for month, files in months.items()}
    known = {month: list(one.documents()) for month, one in rounds.items()}
    _tell_of_other_months(known)
    earlier, lang = list(before.documents()), language(current_translator())
    files: list[Path] = []
    for document in inputs.documents():
        found = reports_of(document, previous=earlier, monitored=known, scheme=scheme, day=day)
        if document.kind is DocumentKind.MONITORING:
            tell(message("{document}：是监控表，执行数和完成值不是全年的，没有写自评报告；请给出自评表。",
                         document=document.document))  # fmt: skip
            continue
        if not found:
            tell(message("{document}：没有实际完成值，也没有执行数，未评分；请给出自评表。",
                         document=document.document))  # fmt: skip
        read = [*inputs.files, *before.files, *map(str, files)]
        files += written(printed_reports(found, document, to, lang), to, Path(folder), read)
    for path in files:
        click.echo(str(path))
    every: list[Inputs] = [inputs, before, *rounds.values()]
    ctx.exit(2 if not files or any(one.unreadable for one in every) else 0)


def _tell_of_other_months(known: Mapping[int, Sequence[PlanDocument]]) -> None:
    """Tell of monitoring forms headed with another month than they are given for."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    for month, documents in known.items():
        for one in documents:
            for through in {plan.through for plan in one.projects} - {None, month}:
                tell(message("{document}：表头写的是截至{through}月的数，却当作{month}月底的；请核对。",
                             document=one.document, through=through, month=month))  # fmt: skip


def _by_month(told: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """Return the monitoring forms by month; refuse what names no month or no file."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    found: dict[int, tuple[str, ...]] = {}
    for text in told:
        match = _MONTH.fullmatch(text)
        if match is None:
            raise wrong_usage(
                message(
                    "--monitored 应写成“月份=文件”，如 7=监控表.xlsx，不是“{text}”。", text=text
                )
            )
        month = int(match[1])
        found[month] = (*found.get(month, ()), match[2])
    return found
