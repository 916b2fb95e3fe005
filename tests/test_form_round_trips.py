"""Every form printed as Word, Excel and web page reads back equal in the fields it carries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from carried import carried
from jixiao.flow import publish, read_content
from jixiao.forms.carrying import uncarried
from jixiao.forms.form import FormDefinition, Scope
from jixiao.forms.formbook import formbook
from jixiao.model.plan import DocumentKind, PlanDocument
from strategies import printable

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
CARRIERS = ["docx", "xlsx", "html"]
PLANS = [form for form in formbook().forms if form.scope is not Scope.RECORD]
TARGETS = {DocumentKind.TARGET, DocumentKind.APPROVAL, DocumentKind.REGIONAL}


def reread(document: PlanDocument, form: FormDefinition, carrier: str) -> PlanDocument:
    (found,) = read_content(f"重印.{carrier}", publish(document, form.id, carrier))
    assert isinstance(found, PlanDocument), str(found)
    return found


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("form", [pytest.param(f, id=f.id) for f in PLANS if f.kind in TARGETS])
@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_sample_in_any_target_form_reads_back(
    sample: Path, form: FormDefinition, carrier: str
) -> None:
    (document,) = read_content(sample.name, sample.read_bytes())
    assert isinstance(document, PlanDocument)
    assert reread(document, form, carrier).projects == carried(document, form)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking whole documents takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in PLANS])
@given(data=st.data())
def test_a_plan_the_form_can_carry_reads_back(
    form: FormDefinition, carrier: str, data: st.DataObject
) -> None:
    document = data.draw(printable(form))
    assert uncarried(document, form) == ()
    again = reread(document, form, carrier)
    assert again.projects == document.projects
    assert again.total_budget == document.total_budget
    assert (again.form, again.fiscal_year) == (form.id, document.fiscal_year)
    if document.department is not None:
        assert again.department == document.department


LEFT_BLANK = (
    "department", "implementing_unit", "attribute", "period", "purpose", "objectives",
    "actual_objectives", "midterm", "category", "execution", "total_score",
    "central_funds", "local_funds", "other_fields",
)  # fmt: skip
"""Not money and plan of spending: a row of labels alone takes the text under it as a value."""


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # as above
    suppress_health_check=[HealthCheck.too_slow],
)
@pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in PLANS])
@given(data=st.data())
def test_fields_left_blank_stay_blank(form: FormDefinition, data: st.DataObject) -> None:
    document = data.draw(printable(form))
    held = [name for name in LEFT_BLANK if getattr(document.projects[0], name)]
    blank = {
        name: () if isinstance(getattr(document.projects[0], name), tuple) else None
        for name in data.draw(st.sets(st.sampled_from(held)))
    }
    projects = tuple(replace(project, **blank) for project in document.projects)
    again = reread(replace(document, projects=projects), form, "xlsx")
    assert again.projects == projects
