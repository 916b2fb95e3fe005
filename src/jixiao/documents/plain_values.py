"""Values of a plain PDF as they are written: numbers, names, texts, lists, records, references."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

DEEPEST: Final = 20

_TOKEN: Final = re.compile(
    rb"(?:\s|%[^\r\n]*[\r\n])*(?:(?P<reference>(\d+) 0 R\b)|(?P<name>/[^\s/<>\[\](){}%#]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^\s/<>\[\](){}%]))|(?P<list>\[[-+.\d\s]*\])"
    rb"|(?P<mark><<|>>|\[|\])|(?P<word>true|false|null)\b"
    rb"|(?P<text>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>))",
    re.DOTALL,
)


class NotPlain(Exception):
    """The file is not plain, or not the part of it that was asked for."""


class Reference(NamedTuple):
    """The number of an object."""

    number: int


def value_at(content: bytes, at: int) -> tuple[Any, int]:
    """Return the value at a place and where it ends; raises NotPlain."""
    outer: list[list[Any]] = []
    opened: list[bytes] = []
    held: list[Any] = []
    while True:
        found = _TOKEN.match(content, at)
        if found is None:
            raise NotPlain
        at, kind = found.end(), found.lastgroup
        said = found[kind or 0]
        if kind == "mark" and said in (b"<<", b"["):
            if len(outer) >= DEEPEST:
                raise NotPlain
            outer.append(held)
            opened.append(said)
            held = []
            continue
        if kind == "mark":
            if not opened or opened.pop() != (b"<<" if said == b">>" else b"["):
                raise NotPlain
            value: Any = _record(held) if said == b">>" else held
            held = outer.pop()
        else:
            value = _plain_value(kind, said, found)
        if not outer:
            return value, at
        held.append(value)


def _plain_value(kind: str | None, said: bytes, found: re.Match[bytes]) -> Any:  # noqa: ANN401 - any of a PDF's values
    if kind == "reference":
        return Reference(int(found[2]))
    if kind == "number":
        return float(said) if b"." in said else int(said)
    if kind == "list":
        return _numbers(said[1:-1].split())
    if kind == "word":
        return {b"true": True, b"false": False}.get(said)
    return said


def _numbers(said: list[bytes]) -> list[int | float]:
    try:
        return list(map(int, said))
    except ValueError:
        pass
    try:
        return [float(one) if b"." in one else int(one) for one in said]
    except ValueError as fault:
        raise NotPlain from fault


def _record(held: list[Any]) -> dict[bytes, Any]:
    names = held[::2]
    if len(held) % 2 or not all(isinstance(name, bytes) and name[:1] == b"/" for name in names):
        raise NotPlain
    found = dict(zip(names, held[1::2], strict=True))
    if len(found) != len(names):
        raise NotPlain
    return found
