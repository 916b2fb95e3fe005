"""Findings without numbers of persons, whatever text of a plan a rule quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.message import Message
from jixiao.review.personal_numbers import covered_text

if TYPE_CHECKING:
    from jixiao.model.finding import Finding


def concealed(finding: Finding) -> Finding:
    """Return the finding with most digits of every personal number covered, its place included."""
    span, pattern = finding.span, finding.message.pattern
    told = {name: _covered(value) for name, value in finding.message.parameters.items()}
    open_values = (finding.given, finding.expected, span.text if span else None)
    given, expected, text = values = tuple(map(covered_text, open_values))
    if values == open_values and told == finding.message.parameters:
        return finding
    return replace(
        finding,
        message=Message(pattern, told),
        given=given,
        expected=expected,
        span=replace(span, text=text) if span else None,
    )


def _covered(value: object) -> object:
    """Return a parameter of a sentence with personal numbers covered."""
    if isinstance(value, Message):
        parts = {name: _covered(part) for name, part in value.parameters.items()}
        return Message(value.pattern, parts)
    return covered_text(value) if isinstance(value, str) else value
