"""Several documents, and those of the year before, in one plan text.

`documents:` is a list of documents, `previous:` those that came earlier; what stands beside them
is one document more. Each is written as plan text: one plan, or plans under `projects:`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from jixiao.notation.plan_text import named_document
from jixiao.notation.plan_text_nodes import composed, pairs, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument

_LISTS = ("documents", "previous")


@dataclass(frozen=True, slots=True)
class PlanSet:
    """The documents of a run, and the earlier ones they are compared with."""

    documents: tuple[PlanDocument, ...]
    previous: tuple[PlanDocument, ...] = ()


def read_plan_set(text: str) -> PlanSet:
    """Return the documents that plan text describes, in order; nameless ones are numbered.

    Raises InvalidPlanText naming the line and the key that breaks the grammar.
    """
    root = composed(text)
    keys = dict(pairs(root, "计划文本"))
    lists = {name: tuple(_documents(keys.pop(name, None), name)) for name in _LISTS}
    if not keys:
        return PlanSet(lists["documents"], lists["previous"])
    named = [(yaml.ScalarNode("", name), node) for name, node in keys.items()]
    own = yaml.MappingNode("", named, root.start_mark, root.end_mark)
    return PlanSet((named_document(own), *lists["documents"]), lists["previous"])


def _documents(node: yaml.Node | None, key: str) -> Iterator[PlanDocument]:
    """Yield the documents of a list; raise InvalidPlanText for anything else."""
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise refused(node, key, "一个列表")
    for number, item in enumerate(node.value, 1):
        yield named_document(item, f"{key}{number}.yaml")
