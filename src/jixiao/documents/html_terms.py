"""Lists of terms in HTML: whether a term's text is one plain text or holds lists of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def holds_lists(element: _Element) -> bool:
    """Return True when a list stands inside what the element says of its terms."""
    path = ".//{}" if element.tag == "dd" else ".//dd//{}"
    return any(element.find(path.format(tag)) is not None for tag in ("dl", "ul", "ol"))


def has_one_text(term: _Element) -> bool:
    """Return True when one plain text is said of a term."""
    said = list(term.itersiblings())[:2]
    tags = [str(one.tag) for one in said]
    return (
        term.tag == "dt"
        and tags[:1] == ["dd"]
        and tags != ["dd", "dd"]
        and not holds_lists(said[0])
    )
