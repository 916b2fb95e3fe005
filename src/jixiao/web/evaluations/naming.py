"""Names of experts in what is to be public: where they stand, and covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jixiao.model.panel_texts import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jixiao.web.evaluations.models import PanelRecord

INSTEAD: Final = "〔专家〕"
_SHORTEST: Final = 2
"""Characters of a name that is looked for: a single one is part of many words."""


def names_on(panel: PanelRecord) -> tuple[str, ...]:
    """Return the names of all who sat on the panel, the longest first.

    A name followed by something in brackets is also looked for alone.
    """
    told = {one.person.name for one in panel.seats.select_related("person")}
    alone = {name.partition("（")[0] for name in told}
    found = {name.strip() for name in told | alone if len(name.strip()) >= _SHORTEST}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def places_of_names(content: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    """Return where one of the names stands in what people wrote, each place once."""
    found = (place for place, text in _texts(content) if any(name in text for name in names))
    return tuple(dict.fromkeys(found))


def without_names(content: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return the content with every name in what people wrote covered."""

    def covered(text: str) -> str:
        for name in names:
            text = text.replace(name, INSTEAD)
        return text

    return dict(content) | {
        "texts": {name: covered(text) for name, text in content["texts"].items()},
        "decision": covered(content["decision"]),
        "items": [_item(one, covered) for one in content["items"]],
    }


def _item(one: Mapping[str, Any], covered: Callable[[str], str]) -> dict[str, Any]:
    reasons = sorted(map(covered, one["reasons"]))
    return dict(one) | {"reasons": reasons, "explanation": covered(one["explanation"])}


def _texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what people wrote, with the place where it stands."""
    for name, text in content["texts"].items():
        yield LABELS[name], text
    yield "审定理由", content["decision"]
    for one in content["items"]:
        for text in (*one["reasons"], one["explanation"]):
            yield one["item"], text
