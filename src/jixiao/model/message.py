"""A sentence for people, kept as its Chinese pattern and parameters until it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_INNER: Final = str.maketrans("“”", "‘’")
_EXCHANGED: Final = str.maketrans("“”‘’", "‘’“”")
_FORMATTER: Final = Formatter()


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
        """Return the sentence in the language of `translate`, parameters filled in.

        Quotes in a parameter that stands between quotes itself become inner ones: “‘…’”.
        """
        filled = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.parameters.items()
        }
        pattern = translate(self.pattern)
        if "“" in pattern and any(map(_has_quotes, filled.values())):
            return _nested(pattern, filled)
        return pattern.format(**filled)

    def __str__(self) -> str:
        return self.render()


def message(pattern: str, **parameters: object) -> Message:
    """Return `Message(pattern, parameters)`; the form in which sentences are written in code."""
    return Message(pattern, parameters)


def quoted(text: str) -> str:
    """Return the text between quotes, its own quotes made inner ones."""
    return f"“{_inner(text)}”"


def _inner(text: str) -> str:
    """Return the text with its quotes made inner ones, and inner ones outer."""
    return text.translate(_EXCHANGED if "‘" in text else _INNER)


def _nested(pattern: str, filled: Mapping[str, object]) -> str:
    """Return the pattern filled in, the quotes of parameters between quotes made inner ones."""
    written = ""
    depth = 0
    for literal, name, spec, _ in _FORMATTER.parse(pattern):
        written += literal
        depth += literal.count("“") - literal.count("”")
        if name is not None:
            value, _ = _FORMATTER.get_field(name, (), filled)
            text = format(value, spec or "")
            written += _inner(text) if depth > 0 else text
    return written


def _has_quotes(value: object) -> bool:
    return isinstance(value, str) and ("“" in value or "”" in value)
