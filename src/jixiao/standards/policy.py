"""Policy documents and their clauses, by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.model.errors import UnknownClause
from jixiao.model.message import message
from jixiao.standards.reading import tables_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that findings and values cite as `<document id>#<name>`.

    `title` and `text` are Chinese, `title_en` and `text_en` English; the texts are summaries.
    """

    clause_id: str
    title: str
    title_en: str
    text: str
    text_en: str
    document: PolicyDocument


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy document.

    `read` says how well its text is known: `public` read in a public copy, `memory` general
    knowledge of the rule, `calculated` found in published documents, `practice` audit practice.
    """

    document_id: str
    title: str
    title_en: str
    number: str | None
    issuer: str
    issued: date | None
    effective: date | None
    read: str


def _document(row: Mapping[str, Any]) -> PolicyDocument:
    return PolicyDocument(
        document_id=row["id"],
        title=row["title"],
        title_en=row["title_en"],
        number=row.get("number"),
        issuer=row["issuer"],
        issued=row.get("issued"),
        effective=row.get("effective"),
        read=row["read"],
    )


@cache
def policies() -> tuple[PolicyDocument, ...]:
    """Return every policy document, ordered by id."""
    return tuple(_document(row) for row in tables_in("policies"))


@cache
def clauses() -> Mapping[str, Clause]:
    """Return every clause by its id."""
    found = {}
    for row, document in zip(tables_in("policies"), policies(), strict=True):
        for name, texts in row["clause"].items():
            clause_id = f"{document.document_id}#{name}"
            found[clause_id] = Clause(clause_id=clause_id, document=document, **texts)
    return found


def clause(clause_id: str) -> Clause:
    """Return a clause; raises UnknownClause with the ids of the same document."""
    found = clauses().get(clause_id)
    if found is not None:
        return found
    document = clause_id.partition("#")[0]
    known = [known for known in clauses() if known.startswith(f"{document}#")]
    raise UnknownClause(
        message(
            "条款编号“{clause}”不存在；可用的条款：{known}。请改用其中之一，或在政策文件中补充。",
            clause=clause_id,
            known="、".join(known or sorted({name.partition("#")[0] for name in clauses()})),
        )
    )


def citation(clause_id: str, *, english: bool = False) -> str:
    """Return document, title and id of a clause as a report prints them.

    An id that no document holds stands alone.
    """
    known = clauses().get(clause_id)
    if known is None:
        return clause_id
    if english:
        return f"{known.document.number or known.document.title_en}, {known.title_en} ({clause_id})"
    return f"{known.document.number or known.document.title} {known.title}（{clause_id}）"
