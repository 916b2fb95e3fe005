"""A sentence for people, kept as its Chinese pattern and parameters until it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def untranslated(pattern: str) -> str:
    """Return the pattern itself: Chinese is the language messages are written in."""
    return pattern


@dataclass(frozen=True, slots=True)
class Message:
    """A Chinese sentence with `{named}` places; the sentence itself is the gettext id.

    A parameter that is itself a `Message` is translated with the sentence that holds it.
    """

    pattern: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    def render(self, translate: Callable[[str], str] = untranslated) -> str:
        """Return the sentence in the language of `translate`, parameters filled in."""
        filled = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.parameters.items()
        }
        return translate(self.pattern).format(**filled)

    def __str__(self) -> str:
        return self.render()


def message(pattern: str, **parameters: object) -> Message:
    """Return `Message(pattern, parameters)`; the form in which sentences are written in code."""
    return Message(pattern, parameters)
