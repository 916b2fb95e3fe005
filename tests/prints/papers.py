"""The 41 sample plans as sheets in the three layouts they were published in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.flow import read_content
from jixiao.forms.formbook import formbook
from jixiao.model.plan import PlanDocument
from jixiao.publishing.exports.target_form import target_form
from jixiao.publishing.publishing import write_sheet

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.publishing.sheet import Sheet

SAMPLES: Final = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@dataclass(frozen=True)
class Paper:
    """Plans in a layout, as they are printed and as they are read from Word."""

    layout: str
    document: PlanDocument
    sheet: Sheet
    plans: tuple[PerformancePlan, ...]


@cache
def papers(most: int = 1000) -> tuple[Paper, ...]:
    """Return all sample plans, `most` of each sample, in each of the three layouts."""
    documents = [_sample(path) for path in SAMPLES]
    plans = [plan for one in documents for plan in one.projects[:most]]
    return tuple(_paper(one, plans) for one in documents)


def _sample(path: Path) -> PlanDocument:
    (document,) = read_content(path.name, path.read_bytes())
    assert isinstance(document, PlanDocument), document
    return document


def _paper(like: PlanDocument, plans: list[PerformancePlan]) -> Paper:
    document = replace(like, projects=tuple(plans))
    form = formbook().get(like.form or "")
    sheet = target_form(document, form)
    return Paper(form.id, document, sheet, plans_in("a.docx", write_sheet(sheet, "docx")))


def plans_in(name: str, content: bytes) -> tuple[PerformancePlan, ...]:
    """Return the plans read in a file."""
    return tuple(
        plan
        for document in read_content(name, content)
        if isinstance(document, PlanDocument)
        for plan in document.projects
    )
