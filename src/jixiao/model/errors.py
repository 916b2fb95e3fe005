"""The families of errors: a file we cannot read, data that breaks a format, a setting, ourselves.

A finding about a plan is never an exception; see `finding.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.model.message import Message


class JixiaoError(Exception):
    """Every error this library raises; says where, what was found, expected, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        """Return how a copy is made in another process, whatever a subclass asks of its maker."""
        return _copy_of, (type(self), self.args), self.__dict__

    def render(self, translate: Callable[[str], str]) -> str:
        """Return the error's sentence in the language of `translate`."""
        return self.message.render(translate)

    def __str__(self) -> str:
        return self.message.render()


def _copy_of(kind: type[JixiaoError], args: tuple[object, ...]) -> JixiaoError:
    """Return an error of that kind without running its `__init__`."""
    return kind.__new__(kind, *args)


class UnreadableDocument(JixiaoError):
    """A file cannot be opened as any kind of document; its subclasses name the fault."""


class InvalidExchange(JixiaoError):
    """An exchange file breaks the `jixiao/1` schema; the message names the path of the value."""


class NoValueInForce(JixiaoError):
    """A dated value was asked for a day on which none is in force."""


class UnknownForm(JixiaoError):
    """A form id that no definition of this installation has."""


class UnknownRule(JixiaoError):
    """A rule code or fault id that the catalogue does not hold."""


class UnknownClause(JixiaoError):
    """A clause id that no policy document in `standards/policies` has."""
