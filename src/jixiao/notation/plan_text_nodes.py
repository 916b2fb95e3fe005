"""Plan text's grammar: YAML nodes ↔ values, every scalar a string, every error with its line.

A shape reads one YAML node into a model value and writes it back as plain lists, dicts and text.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Protocol, cast

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

Plain = str | list["Plain"] | dict[str, "Plain"]


class InvalidPlanText(JixiaoError):
    """Plan text breaks its grammar; the message names the line, the key and what was expected."""


class Shape(Protocol):
    """How one kind of value stands in plan text."""

    def read(self, node: yaml.Node, key: str) -> object:
        """Return the value of `node`; raise InvalidPlanText naming its line and `key`."""

    def write(self, value: object) -> Plain:
        """Return what stands for `value` in plan text."""


def refused(node: yaml.Node, key: str, expected: str) -> InvalidPlanText:
    """Return the error for a node that is not what its key asks for."""
    found = (
        node.value
        if isinstance(node, yaml.ScalarNode)
        else type(node).__name__.removesuffix("Node").lower()
    )
    return InvalidPlanText(
        message(
            "计划文本第{line}行“{key}”：写的是“{found}”，应为{expected}，请改正后重试。",
            line=node.start_mark.line + 1,
            key=key,
            found=found,
            expected=message(expected),
        )
    )


@dataclass(frozen=True, slots=True)
class Text:
    """A text; nothing after the colon is None, two quotes are the empty text."""

    def read(self, node: yaml.Node, key: str) -> str | None:
        """Return the text, or None for an empty plain scalar."""
        if not isinstance(node, yaml.ScalarNode):
            raise refused(node, key, "一段文字")
        return None if node.value == "" and node.style is None else cast("str", node.value)

    def write(self, value: object) -> Plain:
        """Return the text itself."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Converted:
    """A text that stands for another value: an integer, a decimal, a choice."""

    convert: Callable[[str], object]
    expected: str

    def read(self, node: yaml.Node, key: str) -> object:
        """Return the converted value, or None where nothing is written."""
        text = Text().read(node, key)
        try:
            return None if text is None else self.convert(text)
        except (ValueError, InvalidOperation):
            raise refused(node, key, self.expected) from None

    def write(self, value: object) -> Plain:
        """Return the value as text, decimals without an exponent."""
        return f"{value:f}" if isinstance(value, Decimal) else str(value)


def finite_decimal(text: str) -> Decimal:
    """Return the exact number of digits; raise ValueError for NaN and infinities."""
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


INTEGER = Converted(int, "整数")
NUMBER = Converted(finite_decimal, "数字")
TEXT = Text()


def choice(options: type[StrEnum]) -> Converted:
    """Return the shape of one of the values of an enumeration."""
    return Converted(options, "、".join(options))


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one shape, read as a tuple."""

    shape: Shape

    def read(self, node: yaml.Node, key: str) -> tuple[object, ...]:
        """Return the items in order; nothing written is the empty tuple."""
        if isinstance(node, yaml.ScalarNode) and node.value == "":
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise refused(node, key, "一个列表")
        return tuple(self.shape.read(item, f"{key}[{n}]") for n, item in enumerate(node.value, 1))

    def write(self, value: object) -> Plain:
        """Return the items' texts in order."""
        return [self.shape.write(item) for item in cast("tuple[object, ...]", value)]


@dataclass(frozen=True, slots=True)
class Record:
    """A frozen dataclass as a mapping of its field names; fields at their default are left out."""

    kind: Callable[..., object]
    shapes: Mapping[str, Shape]

    def read(self, node: yaml.Node, key: str) -> object:
        """Return the dataclass with what is written."""
        values: dict[str, object] = {}
        for name, value in pairs(node, key):
            if name not in self.shapes:
                raise refused(value, f"{key}.{name}", "、".join(self.shapes))
            if (item := self.shapes[name].read(value, f"{key}.{name}")) is not None:
                values[name] = item
        try:
            return self.kind(**values)
        except (TypeError, ValueError):
            raise refused(node, key, "、".join(self.shapes)) from None

    def write(self, value: object) -> dict[str, Plain]:
        """Return the fields that differ from their defaults."""
        return {
            name: shape.write(getattr(value, name))
            for name, shape in self.shapes.items()
            if getattr(value, name) != default_of(value, name)
        }


def default_of(value: object, name: str) -> object:
    """Return what a dataclass field holds when nothing is written; MISSING when it must be."""
    for item in fields(cast("type", type(value))):
        if item.name == name:
            factory = item.default_factory
            return item.default if factory is MISSING else factory()
    return MISSING


def pairs(node: yaml.Node, key: str) -> list[tuple[str, yaml.Node]]:
    """Return the keys and nodes of a mapping; raise InvalidPlanText for other nodes and twins."""
    if not isinstance(node, yaml.MappingNode):
        raise refused(node, key, "“键: 值”各行")
    seen: dict[str, yaml.Node] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or name.value in seen:
            raise refused(name, key, "只出现一次的键")
        seen[name.value] = value
    return list(seen.items())


# Letters, digits and signs that stand for themselves in a plain scalar, blanks only inside.
_PLAIN: Final = re.compile(r"[\w≥≤=+（][\w≥≤=+（）()/.,%％，。、；;：—·~ -]*(?<! )")


class _Loader(yaml.BaseLoader):
    """Reads every scalar as a string and refuses aliases, which could grow without bound."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        """Return the next node; an alias is an error."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call] # untyped stub
            raise refused(yaml.ScalarNode("", "*", mark, mark), "*", "不用别名的文字")
        return super().compose_node(parent, index)  # type: ignore[arg-type] # the stub says int


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes every scalar plain where YAML allows it, because none is read as a number."""

    def __init__(self, stream: object, **options: object) -> None:
        del options  # yaml.dump passes what only its own dumpers know
        Emitter.__init__(self, stream, allow_unicode=True, width=10_000)  # type: ignore[no-untyped-call, arg-type, unused-ignore] # untyped library
        Serializer.__init__(self, encoding=None, explicit_start=None, explicit_end=None)  # type: ignore[no-untyped-call, arg-type, call-arg, unused-ignore] # untyped library
        SafeRepresenter.__init__(self, sort_keys=False)
        BaseResolver.__init__(self)

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Return a text's node; plain only for what YAML gives back letter by letter."""
        style = None if _PLAIN.fullmatch(data) else '"'
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)

    def ignore_aliases(self, data: object) -> bool:
        """Return True: equal values are written out each time."""
        del data
        return True


_Dumper.add_representer(str, _Dumper.represent_str)


def composed(text: str) -> yaml.Node:
    """Return the root node of YAML text; raise InvalidPlanText with the line of a mistake."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise InvalidPlanText(
            message(
                "计划文本第{line}行不是 YAML：{fault}，请检查缩进和冒号。", line=line, fault=fault
            )
        ) from fault
    if node is None:
        raise InvalidPlanText(message("计划文本是空的，至少要写项目名称，请补写后重试。"))
    return node


def dumped(plain: Plain) -> str:
    """Return YAML text of lists, dicts and texts, keys in their order."""
    return str(yaml.dump(plain, Dumper=_Dumper))
