# ruff: noqa: INP001, T201 - a script that prints its report
"""Write the generated pages of docs/reference, or check that they are what would be written.

    python scripts/docs.py           write the pages
    python scripts/docs.py --check   exit 1 when a page is missing or stale

Pages: rules.md and rules.zh-CN.md, defects.md, forms.md, clauses.md, exchange.schema.json, and
commands.md, which scripts/commands_page.py prints. Nobody edits them: the code says it first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from commands_page import commands_page

from jixiao.forms.reference import forms_reference
from jixiao.locale import translator
from jixiao.notation.schema import schema_text
from jixiao.review.reference import defects_page, reference_page
from jixiao.standards.policy import clauses, policies

REFERENCE: Final = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE: Final = "<!-- written by `make docs`; edit the code it is made from -->\n\n"
READ: Final = {
    "public": "公开文本",
    "memory": "未核对原文",
    "calculated": "由公开文件推算",
    "practice": "审核实务",
}


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table; bars inside cells are escaped."""
    lines = [header, tuple("---" for _ in header), *rows]
    cells = (" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines)
    return "".join(f"| {line} |\n" for line in cells)


def clauses_page() -> str:
    """Return the page of policy documents and the clauses that rules and values cite."""
    note = (
        f"Texts are summaries. *{READ['memory']}* marks a document whose text was not read again "
        "for this edition; check it before relying on it."
    )
    parts = [f"{MADE}# Policy documents and clauses\n\n{note}\n"]
    for document in policies():
        number = f" {document.number}" if document.number else ""
        parts.append(
            f"## `{document.document_id}`\n\n{document.title}{number} · {document.title_en}\n\n"
            f"{document.issuer}，{READ.get(document.read, document.read)}\n"
        )
        rows = [
            (f"`{clause.clause_id}`", clause.title, clause.text, clause.text_en)
            for clause in clauses().values()
            if clause.document.document_id == document.document_id
        ]
        parts.append(table(("clause", "条款", "内容", "content"), rows))
    return "\n".join(parts)


def pages() -> dict[str, str]:
    """Return every generated page by its path under docs/reference."""
    return {
        "rules.md": MADE + reference_page(translator("en")),
        "rules.zh-CN.md": MADE + reference_page(),
        "defects.md": MADE + defects_page(translator("en")),
        "forms.md": forms_reference(),
        "clauses.md": clauses_page(),
        "commands.md": commands_page(),
        "exchange.schema.json": schema_text(),
    }


def stale(wanted: dict[str, str]) -> list[str]:
    """Return what differs between the pages and the folder, one sentence each."""
    found = []
    for name, text in wanted.items():
        path = REFERENCE / name
        if not path.is_file():
            found.append(f"docs/reference/{name} is missing; run `make docs`")
        elif path.read_text(encoding="utf-8") != text:
            found.append(f"docs/reference/{name} is stale; run `make docs`")
    return found


def main() -> int:
    """Write or check the pages; return the exit status."""
    wanted = pages()
    if "--check" not in sys.argv[1:]:
        for name, text in wanted.items():
            (REFERENCE / name).parent.mkdir(parents=True, exist_ok=True)
            (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
    found = stale(wanted)
    print("\n".join(found) or f"docs: {len(wanted)} generated pages are fresh")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
