"""`jixiao publish`: plans → official forms as Word, Excel or web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli.speaking import SpeakingCommand

if TYPE_CHECKING:
    from jixiao.cli.inputs import Inputs
    from jixiao.forms.form import FormDefinition

REVIEW_FORM = "project_review"
"""The review form is filled by the rules: the documents are reviewed first."""


@click.command(
    cls=SpeakingCommand,
    help="按官方表样输出绩效目标；不写 --form 时用原文件的表样，"
    "--form project_review 时先审核，再输出审核表（建议稿）。",
    epilog="jixiao publish 目标.json --to docx -o 输出文件夹",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--form", metavar="ID", help="表样编号，见 jixiao forms。")
@click.option(
    "--to", type=click.Choice(["docx", "xlsx", "pdf", "html"]), required=True, help="输出的格式。"
)
@click.option(
    "--previous",
    multiple=True,
    metavar="PATH",
    help="调整前的文件，供 --form adjustment_request 比对。",
)
@click.option("-o", "folder", required=True, metavar="DIR", help="输出文件夹。")
@click.pass_context
def command(  # noqa: PLR0913 - click hands over one argument per option
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str | None,
    to: str,
    previous: tuple[str, ...],
    folder: str,
) -> None:
    """Write one file a document and print its path; exit 2 when any could not be written."""
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.speaking import wrong_usage  # noqa: PLC0415 - loaded when called
    from jixiao.cli.worked_out import ADJUSTMENT, is_worked_out, known_form  # noqa: PLC0415 - as above
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    definition = known_form(None if form == REVIEW_FORM else form)
    if (form == ADJUSTMENT) is not bool(previous):
        raise wrong_usage(
            message("--form adjustment_request 与 --previous 须一起使用：写明调整前的文件。")
        )
    inputs, earlier = Inputs(paths), Inputs(previous)
    if definition and is_worked_out(definition):
        failed = _print_over_all(inputs, earlier, definition, to, folder)
    else:
        failed = _print_all(inputs, form, to, folder)
    ctx.exit(2 if failed or inputs.unreadable or earlier.unreadable else 0)


def _print_over_all(
    inputs: Inputs, earlier: Inputs, form: FormDefinition, to: str, folder: str
) -> int:
    """Print one form over all documents; return 1 when nothing could be printed."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.reports import written  # noqa: PLC0415 - loaded when called
    from jixiao.cli.worked_out import worked_out  # noqa: PLC0415 - loaded when called

    documents, previous = list(inputs.documents()), list(earlier.documents())
    printed = worked_out(documents, form, to, previous=previous)
    files = written(printed, to, Path(folder), inputs.files + earlier.files)
    for path in files:
        click.echo(str(path))
    return 0 if files else 1


def _print_all(inputs: Inputs, form: str | None, to: str, folder: str) -> int:
    """Print every document; return how many have no form to be printed in."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.reports import print_forms, print_reviews  # noqa: PLC0415 - loaded when called
    from jixiao.cli.speaking import tell  # noqa: PLC0415 - loaded when called
    from jixiao.cli.worked_out import tell_uncarried  # noqa: PLC0415 - loaded when called
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    failed, printable = 0, []
    for document in inputs.documents():
        if form or document.form:
            printable.append(document)
            if form != REVIEW_FORM:
                tell_uncarried(document, formbook().get(form or document.form or ""))
            continue
        failed += 1
        tell(message("{document}：没有认出表样，请用 --form 指定。", document=document.document))
    if form == REVIEW_FORM:
        from jixiao.review.reviewing import review  # noqa: PLC0415 - loaded when called

        written = print_reviews(printable, review(printable), to, Path(folder), kept=inputs.files)
    else:
        written = print_forms(printable, form, to, Path(folder), kept=inputs.files)
    for path in written:
        click.echo(str(path))
    return failed
