"""`jixiao read`: files → plans, as JSON, JSON Lines, YAML, a workbook or a table for the eye."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.cli.inputs import Inputs
    from jixiao.model.plan import PlanDocument

FORMATS = ("json", "jsonl", "yaml", "xlsx", "table")


@click.command(
    cls=SpeakingCommand,
    help="读取文件、文件夹或压缩包中的绩效目标，输出结构化结果；“-”表示标准输入。",
    epilog="jixiao read 绩效目标表.docx --format json -o 目标.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="结果的格式。",
)
@options.output
@options.jobs
@click.option(
    "--overlay", metavar="DIR", help="把读到的每个值框在PDF副本上，写入该文件夹，供核对。"
)
@click.option(
    "--resume",
    metavar="FILE",
    help="已读清单的位置（配合 jsonl）；不写时放在结果旁边，读完删去，中断后再次运行从断处继续。",
)
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    kind: str,
    output: str | None,
    jobs: int | None,
    overlay: str | None,
    resume: str | None,
) -> None:
    """Write the plans of all paths; exit 2 when any could not be read."""
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import need_files, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.resuming import can_go_on, read_on  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    spare_inputs(output, paths)
    if overlay is not None:
        need_files(paths, "--overlay")
    if resume is not None and overlay is not None:
        raise wrong_usage(message("--overlay 不能与 --resume 一起使用；请分两次运行。"))
    if resume is not None and (kind != "jsonl" or output is None):
        raise wrong_usage(message("--resume 须与 --format jsonl 和 -o 一起使用。"))
    if output is not None and kind == "jsonl" and overlay is None and can_go_on(output, paths):
        unreadable = read_on(paths, output=output, resume=resume, jobs=jobs)
    else:
        inputs = Inputs(paths, jobs=jobs, spared=(output,))
        _write(inputs, kind, output)
        unreadable = inputs.unreadable
        if overlay is not None:
            _overlay(inputs.files, overlay)
    ctx.exit(2 if unreadable else 0)


def _overlay(files: list[str], folder: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.overlaying import write_overlays  # noqa: PLC0415 - loaded when called

    write_overlays(files, Path(folder), current_translator())


def _write(inputs: Inputs, kind: str, output: str | None) -> None:
    from jixiao.cli.outputs import emit, emit_text, need_file, result_stream  # noqa: PLC0415 - as above

    if kind == "jsonl":
        with result_stream(output) as stream:
            _stream_lines(inputs.documents(), stream)
        return
    if kind == "xlsx":
        output = need_file(output, "xlsx")
    if kind == "table":
        from jixiao.cli.listing import table  # noqa: PLC0415 - loaded when called

        emit_text(table(list(inputs.documents()), current_translator()), output)
        return
    emit(_whole(list(inputs.documents()), kind), output)


def _stream_lines(documents: Iterator[PlanDocument], stream: IO[bytes]) -> None:
    from jixiao.notation.exchange import write_line  # noqa: PLC0415 - loaded when called

    for document in documents:
        stream.write(write_line(document))
        stream.flush()


def _whole(documents: list[PlanDocument], kind: str) -> bytes:
    from jixiao.notation import exchange  # noqa: PLC0415 - loaded when called

    if kind == "yaml":
        return exchange.write_yaml(documents)
    if kind == "xlsx":
        from jixiao.cli.listing import workbook  # noqa: PLC0415 - loaded when called

        return workbook(documents, current_translator())
    return exchange.write_plans(documents)
