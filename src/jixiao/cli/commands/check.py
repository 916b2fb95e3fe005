"""`jixiao check`: plans → findings, as text, JSON, a web page or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, tell, wrong_usage

if TYPE_CHECKING:
    from jixiao.cli.findings_text import Tally
    from jixiao.review.reviewed import Reviewed
    from jixiao.review.selection import Selection

DIVISION_LENGTHS = (2, 4, 6)
FORMATS = ("text", "json", "jsonl", "sarif", "html", "xlsx", "docx", "annotated")
BINARY = ("xlsx", "docx", "annotated")


@click.command(
    cls=SpeakingCommand,
    help="审核绩效目标，列出问题、算式、依据和改法；有须改正的问题时退出码为 1。",
    epilog="jixiao check 绩效目标表.xlsx --format html -o 审核结果.html",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="结果的格式。",
)
@click.option(
    "-o",
    "output",
    metavar="FILE",
    help="写入文件；不写则输出到屏幕。annotated 为写入批注副本的文件夹。",
)
@options.jobs
@click.option(
    "--previous",
    "earlier",
    multiple=True,
    metavar="PATH",
    help="上年的目标表或自评表，或自评所依据的批复表；可以写多次。",
)
@click.option("--division", metavar="CODE", help="行政区划代码：采用该地区的审核轻重。")
@click.option(
    "--division-file",
    metavar="FILE",
    help="地区设置文件（TOML）：本地的词表、限值和审核轻重，逐项写明理由。",
)
@click.option("--all", "everything", is_flag=True, help="也列出不适用和缺少资料的规则。")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    kind: str,
    output: str | None,
    jobs: int | None,
    earlier: tuple[str, ...],
    division: str | None,
    division_file: str | None,
    everything: bool,
) -> None:
    """Write the findings; exit 2 when an input was unreadable, else 1 when one is blocking."""
    from jixiao.cli import checking  # noqa: PLC0415 - loaded when called
    from jixiao.cli.inputs import Inputs, tell_of_same  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import need_file, need_files, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.review.reviewing import Review  # noqa: PLC0415 - loaded when called
    from jixiao.review.shelf import DocumentShelf  # noqa: PLC0415 - loaded when called

    if kind in BINARY:
        output = need_file(output, kind)
    if kind == "annotated":
        need_files(paths, "--format annotated")
    spare_inputs(output, (*paths, *earlier, *filter(None, (division_file,))))
    selection = _settled(division, division_file)
    told = tell_of_same(paths, earlier)
    inputs = Inputs(paths, jobs=jobs, spared=(output,))
    before = Inputs(earlier, jobs=jobs, spared=(output,))

    def write(reviewed: Reviewed, tally: Tally) -> int:
        if kind == "annotated":
            return checking.write_comments(reviewed, inputs, output or "")
        return checking.write_findings(reviewed, tally, kind, output)

    with DocumentShelf(before.documents()) as previous:
        run = Review(selection=selection, all_outcomes=everything, previous=previous)
        failed, blocking = checking.checked(inputs.documents(), run, write)
    if not told and (nothing := run.nothing_compared()):
        tell(nothing)
    unreadable = inputs.unreadable + before.unreadable + failed
    ctx.exit(2 if unreadable else int(blocking))


def _settled(division: str | None, division_file: str | None) -> Selection:
    """Return what the division has settled; what its file says stands."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called
    from jixiao.review.division_file import read_division_file  # noqa: PLC0415 - when called
    from jixiao.review.divisions import selection_of  # noqa: PLC0415 - loaded when called

    if division is not None and not (
        division.isascii() and division.isdigit() and len(division) in DIVISION_LENGTHS
    ):
        raise wrong_usage(
            message(
                "行政区划代码“{division}”不对：应为2、4或6位数字，如 630123。", division=division
            )
        )
    known = selection_of(division)
    if division is not None and known == selection_of(None):
        tell(
            message(
                "行政区划 {division} 没有自己的设置，按通用的规则审核；"
                "本地设置请用 --division-file 写明。",
                division=division,
            )
        )
    if division_file is None:
        return known
    return known.with_own(read_division_file(Path(division_file).read_bytes(), division_file))
