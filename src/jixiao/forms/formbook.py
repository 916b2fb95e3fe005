"""The forms this installation knows, and which of them a document's labels fit best."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jixiao.forms.form import Scope
from jixiao.forms.loading import load_form
from jixiao.model.errors import UnknownForm
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from jixiao.forms.form import FormDefinition

FIT_THRESHOLD: Final = 0.6
TITLE_BONUS: Final = 0.2
LAYOUT: Final = re.compile(r"\(.*?\)|其中|[\s:*·_-]")


@dataclass(frozen=True, slots=True)
class Formbook:
    """All definitions, ordered by id."""

    forms: tuple[FormDefinition, ...]

    def get(self, form_id: str) -> FormDefinition:
        """Return the form of that id; raise UnknownForm naming the known ones."""
        for form in self.forms:
            if form.id == form_id:
                return form
        raise UnknownForm(
            message(
                "没有编号为 {form} 的表样；现有：{known}。请用 jixiao forms 查看。",
                form=form_id,
                known="、".join(form.id for form in self.forms),
            )
        )

    def in_force(self, day: date) -> tuple[FormDefinition, ...]:
        """Return the forms in force on `day`."""
        return tuple(form for form in self.forms if form.in_force(day))

    def best_fit(
        self, labels: Collection[str], columns: Sequence[str], title: str | None
    ) -> str | None:
        """Return the id of the form whose labels, headings and title agree best, or None.

        The agreement is the F1 of label sets (0-1) plus a bonus for the title; below
        `FIT_THRESHOLD` nothing fits.
        """
        found = frozenset(map(plain_label, (*labels, *columns))) - {""}
        readable = [form for form in self.forms if form.scope is not Scope.RECORD]
        scored = [(_fit(form, found, title), form.id) for form in readable]
        best, form_id = max(scored, default=(0.0, ""))
        return form_id if best >= FIT_THRESHOLD else None


def plain_label(text: str) -> str:
    """Return a label without width variants, spaces, colons, bracketed remarks and 其中."""
    return LAYOUT.sub("", unicodedata.normalize("NFKC", text))


@cache
def formbook() -> Formbook:
    """Return the forms of the package's `definitions` folder."""
    folder = files("jixiao.forms") / "definitions"
    sources = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    forms = (load_form(entry.read_text(encoding="utf-8"), name=entry.name) for entry in sources)
    return Formbook(tuple(sorted(forms, key=lambda form: form.id)))


@cache
def _printed_labels(form: FormDefinition) -> frozenset[str]:
    headers = (row for block in form.blocks for row in (*block.head, *block.header))
    cells = (cell.label_text for row in (*form.head, *headers, *form.foot) for cell in row)
    sides = (block.side.label_text for block in form.blocks if block.side)
    return frozenset(map(plain_label, (*cells, *sides, *form.columns))) - {""}


def _fit(form: FormDefinition, found: frozenset[str], title: str | None) -> float:
    printed = _printed_labels(form)
    agreement = 2 * len(printed & found) / max(1, len(printed) + len(found))
    flat = plain_label(title or "")
    return agreement + TITLE_BONUS * any(re.search(pattern, flat) for pattern in form.titles)
