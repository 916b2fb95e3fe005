"""Plans as YAML that people can write: rule examples and tests are kept in it.

One plan is a mapping of its fields; several stand under `projects:` beside the document's fields.
An indicator is a line `level 1 / level 2 / name / target / weight / basis` or a mapping.
Every scalar is a string until its field asks for more; `spans:` may say where a value stood.
"""

from __future__ import annotations

from typing import Final, cast

import yaml

from jixiao.model.department import DepartmentObjective, DepartmentPart, DepartmentTask, Measure
from jixiao.model.funding import Execution, ExecutionRow
from jixiao.model.plan import DocumentKind, Midterm, OtherField, PerformancePlan, PlanDocument
from jixiao.notation.plan_text_nodes import (
    INTEGER,
    NUMBER,
    TEXT,
    InvalidPlanText,
    Many,
    Plain,
    Record,
    choice,
    composed,
    dumped,
    pairs,
)
from jixiao.notation.plan_text_shapes import (
    IndicatorShape,
    MoneyShape,
    PairsShape,
    SpansShape,
    SpendingShape,
    UnitShape,
    numbers,
    texts,
)

__all__ = ["InvalidPlanText", "read_plan_text", "write_plan_text"]

DEFAULT_NAME: Final = "plan.yaml"
_EXECUTION: Final = numbers("spent", "rate", "score", "forecast") | texts("reason")
_PLAN: Final = Record(
    PerformancePlan,
    {"ordinal": INTEGER}
    | texts("name", "code")
    | {"unit": UnitShape(), "year": INTEGER, "through": INTEGER}
    | texts("department", "implementing_unit", "category", "attribute", "period")
    | {"budget": MoneyShape(), "purpose": TEXT, "plan": SpendingShape()}
    | {"objectives": Many(TEXT), "actual_objectives": Many(TEXT)}
    | {
        "midterm": Record(
            Midterm, {"years": TEXT, "budget": MoneyShape(), "objectives": Many(TEXT)}
        ),
        "execution": Record(
            Execution,
            numbers("budget_initial", "budget_year", "full_score")
            | _EXECUTION
            | {
                "unit": TEXT,
                "rows": Many(
                    Record(ExecutionRow, texts("source") | numbers("initial", "year") | _EXECUTION)
                ),
            },
        ),
    }
    | numbers("total_score", "central_funds", "local_funds")
    | {
        "indicators": Many(IndicatorShape()),
        "other_fields": Many(Record(OtherField, texts("label", "text"))),
        "spans": SpansShape(),
    },
)
_DEPARTMENT: Final = Record(
    DepartmentPart,
    {
        "overall": TEXT,
        "objectives": Many(Record(DepartmentObjective, {"name": TEXT, "indicators": Many(TEXT)})),
        "measures": Many(Record(Measure, texts("name", "text"))),
        "tasks": Many(Record(DepartmentTask, texts("name", "content") | {"amounts": PairsShape()})),
    },
)
_DOCUMENT: Final = Record(
    PlanDocument,
    texts("document", "sha256", "issuer", "form")
    | {
        "kind": choice(DocumentKind),
        "fiscal_year": INTEGER,
        "total_budget": NUMBER,
        "department": _DEPARTMENT,
        "contents": Many(TEXT),
        "projects": Many(_PLAN),
    },
)


def read_plan_text(text: str) -> PlanDocument:
    """Return the document that plan text describes; plans without an ordinal are counted from 1.

    Raises InvalidPlanText naming the line and the key that breaks the grammar.
    """
    return named_document(composed(text))


def named_document(root: yaml.Node, name: str = DEFAULT_NAME) -> PlanDocument:
    """Return the document of a node, called `name` where it names none; raises InvalidPlanText."""
    keys = dict(pairs(root, "计划文本"))
    if "projects" not in keys:
        root = _as_document(keys, root, name)
    elif "document" not in keys:
        root = _mapping(root, {"document": _scalar(root, name), **keys})
    counted = _counted(root)
    return cast("PlanDocument", _DOCUMENT.read(counted, "计划文本"))


def write_plan_text(document: PlanDocument) -> str:
    """Return plan text that reads back as an equal document; notes are left out."""
    plain = _DOCUMENT.write(document)
    if plain["document"] == DEFAULT_NAME:
        del plain["document"]
    plans = cast("list[dict[str, Plain]]", plain.setdefault("projects", []))
    for number, plan in enumerate(plans, 1):
        if plan["ordinal"] == str(number):
            del plan["ordinal"]
    if set(plain) == {"projects"} and len(plans) == 1 and plans[0]:
        return dumped(plans[0])
    return dumped(plain)


def _scalar(near: yaml.Node, text: str) -> yaml.ScalarNode:
    """Return a text as a node whose errors point at `near`."""
    return yaml.ScalarNode("", text, near.start_mark, near.end_mark)


def _mapping(near: yaml.Node, items: dict[str, yaml.Node]) -> yaml.MappingNode:
    """Return a mapping node whose errors point at `near`."""
    named = [(_scalar(value, name), value) for name, value in items.items()]
    return yaml.MappingNode("", named, near.start_mark, near.end_mark)


def _as_document(keys: dict[str, yaml.Node], root: yaml.Node, name: str) -> yaml.MappingNode:
    """Return one plan's mapping as a document of one project; `department` is the plan's."""
    own = set(_DOCUMENT.shapes) - {"department"}
    whole = {key: node for key, node in keys.items() if key in own}
    plan = _mapping(root, {key: node for key, node in keys.items() if key not in own})
    whole.setdefault("document", _scalar(root, name))
    whole["projects"] = yaml.SequenceNode("", [plan], root.start_mark, root.end_mark)
    return _mapping(root, whole)


def _counted(root: yaml.Node) -> yaml.Node:
    """Return the document with an ordinal in every plan that has none."""
    keys = dict(pairs(root, "计划文本"))
    listed = keys["projects"]
    if not isinstance(listed, yaml.SequenceNode):
        return root
    plans = []
    for number, plan in enumerate(listed.value, 1):
        fields = dict(pairs(plan, f"projects[{number}]"))
        plans.append(_mapping(plan, {"ordinal": _scalar(plan, str(number)), **fields}))
    keys["projects"] = yaml.SequenceNode("", plans, listed.start_mark, listed.end_mark)
    return _mapping(root, keys)
