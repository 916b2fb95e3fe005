"""A plan document becomes a file in an official form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.publishing.exports.target_form import target_form

if TYPE_CHECKING:
    from jixiao.forms.form import FormDefinition
    from jixiao.model.plan import PlanDocument
    from jixiao.publishing.sheet import Sheet

KINDS: Final = ("docx", "xlsx", "pdf", "html")


class UnknownOutput(JixiaoError):
    """A kind of output that this version cannot write."""


def publish(document: PlanDocument, form: FormDefinition, to: str) -> bytes:
    """Return the document in the form as `to` (docx, xlsx, pdf, html); raise UnknownOutput."""
    return write_sheet(target_form(document, form), to)


def write_sheet(sheet: Sheet, to: str) -> bytes:
    """Return the sheet as a file of kind `to`; the writer's library is loaded only then."""
    if to == "docx":
        from jixiao.publishing.writers.docx import write_docx  # noqa: PLC0415 - loaded when used

        return write_docx(sheet)
    if to == "xlsx":
        from jixiao.publishing.writers.xlsx import write_xlsx  # noqa: PLC0415 - loaded when used

        return write_xlsx(sheet)
    if to == "html":
        from jixiao.publishing.writers.html import write_html  # noqa: PLC0415 - loaded when used

        return write_html(sheet).encode("utf-8")
    if to == "pdf":
        from jixiao.publishing.writers.pdf import write_pdf  # noqa: PLC0415 - loaded when used

        return write_pdf(sheet)
    raise UnknownOutput(
        message("不能输出为 {kind}：本版可输出 {known}。", kind=to, known="、".join(KINDS))
    )
