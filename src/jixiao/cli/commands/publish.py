"""`jixiao publish`: plans → official forms as Word, Excel or web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli.speaking import SpeakingCommand

if TYPE_CHECKING:
    from jixiao.cli.inputs import Inputs

REVIEW_FORM = "project_review"
"""The review form is filled by the rules, so it is no definition of the formbook."""


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
@click.option("-o", "folder", required=True, metavar="DIR", help="输出文件夹。")
@click.pass_context
def command(
    ctx: click.Context, /, *, paths: tuple[str, ...], form: str | None, to: str, folder: str
) -> None:
    """Write one file a document and print its path; exit 2 when any could not be written."""
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 - loaded when called

    if form not in (None, REVIEW_FORM):
        formbook().get(form)
    inputs = Inputs(paths)
    failed = _print_all(inputs, form, to, folder)
    ctx.exit(2 if failed or inputs.unreadable else 0)


def _print_all(inputs: Inputs, form: str | None, to: str, folder: str) -> int:
    """Print every document; return how many have no form to be printed in."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.reports import print_forms, print_reviews  # noqa: PLC0415 - loaded when called
    from jixiao.cli.speaking import tell  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    failed, printable = 0, []
    for document in inputs.documents():
        if form or document.form:
            printable.append(document)
            continue
        failed += 1
        tell(message("{document}：没有认出表样，请用 --form 指定。", document=document.document))
    if form == REVIEW_FORM:
        written = print_reviews(printable, to, Path(folder), kept=inputs.files)
    else:
        written = print_forms(printable, form, to, Path(folder), kept=inputs.files)
    for path in written:
        click.echo(str(path))
    return failed
