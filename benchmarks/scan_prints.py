"""Prints to scan: the 41 sample plans in their own layouts, or in all three, by any producer."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from books import sample_documents

from jixiao.flow import publish
from jixiao.forms.formbook import formbook
from jixiao.publishing.exports.target_form import target_form

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from prints.papers import papers
from prints.producers import PRINTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.plan import PerformancePlan
    from prints.paper import Printed

OWN = "typst"
"""Our own writer."""


@dataclass(frozen=True)
class Print:
    """A printed document and the plans it was printed from."""

    name: str
    content: bytes
    plans: tuple[PerformancePlan, ...]


def own_layouts(printer: str = OWN) -> Iterator[Print]:
    """Yield every sample in the layout it was published in, as a printer prints it."""
    for document in sample_documents():
        form = formbook().get(document.form or "")
        content = (
            publish(document, None, "pdf")
            if printer == OWN
            else PRINTERS[printer](target_form(document, form)).content
        )
        yield Print(f"{form.id}, {printer}", content, document.projects)


def all_layouts(printer: str = OWN, most: int = 1000) -> Iterator[Print]:
    """Yield all sample plans, `most` of each sample, in each of the three layouts."""
    prints: Callable[..., Printed] = PRINTERS[printer]
    for paper in papers(most):
        name = f"all plans as {paper.layout}, {printer}"
        yield Print(name, prints(paper.sheet).content, paper.plans)
