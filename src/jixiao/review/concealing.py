"""Findings without numbers of persons, whatever text of a plan a rule quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.message import Message
from jixiao.review.personal_numbers import covered_text, holds_run

if TYPE_CHECKING:
    from jixiao.model.finding import Finding


def concealed(finding: Finding) -> Finding:
    """Return the finding with most digits of every personal number covered, its place included."""
    if _is_plain(finding):
        return finding
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


def _is_plain(finding: Finding) -> bool:
    """Return whether no text of a finding holds as many digits as a personal number."""
    told = finding.message.parameters.values()
    texts = (finding.given, finding.expected, finding.span.text if finding.span else None, *told)
    joined = "\n".join([text for text in texts if isinstance(text, str)])
    return not holds_run(joined) and not any(isinstance(value, Message) for value in told)


def _covered(value: object) -> object:
    """Return a parameter of a sentence with personal numbers covered."""
    if isinstance(value, Message):
        parts = {name: _covered(part) for name, part in value.parameters.items()}
        return Message(value.pattern, parts)
    return covered_text(value) if isinstance(value, str) else value
