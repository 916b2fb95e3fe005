"""The reference page of the forms, generated from their definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.formbook import formbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.forms.form import FormDefinition


def forms_reference() -> str:
    """Return docs/reference/forms.md: every form with its labels, columns and fields."""
    lines = ["# Forms", "", "Generated from `src/jixiao/forms/definitions`; do not edit.", ""]
    for form in formbook().forms:
        lines += _form_lines(form)
    return "\n".join(lines)


def _form_lines(form: FormDefinition) -> Iterator[str]:
    paper = f"{form.page.paper} {'landscape' if form.page.landscape else 'portrait'}"
    until = form.in_force_until or "further notice"
    yield from (f"## {form.id}", "", f"{form.title} — {form.title_en}", "")
    yield f"- kind `{form.kind}`, one table per {form.scope}, {paper}"
    yield f"- in force from {form.in_force_from} until {until}, source `{form.source}`"
    yield from ("", "| label or column | field |", "|---|---|")
    yield from (f"| {label} | `{path}` |" for label, path in form.labels.items())
    for column in (column for block in form.blocks for column in block.body):
        holds = f"`{column.field}`" if column.field else f"constant {column.text or ''}"
        yield f"| column {column.label} | {holds} |"
    yield ""
