"""The exchange format jixiao/1: plans out to JSON, JSON Lines and YAML, and in again.

Writing then reading gives equal plans. Source: docs/reference/exchange.md.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final, TypeVar

import msgspec

from jixiao.model.message import message
from jixiao.notation import wire
from jixiao.notation.converting import converted
from jixiao.notation.decoding import tree_of_json, tree_of_yaml
from jixiao.notation.reading import document_off_wire
from jixiao.notation.reading_indicators import NotANumber, quantity
from jixiao.notation.refusal import at_path, refused
from jixiao.notation.writing import document_on_wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.model.errors import InvalidExchange
    from jixiao.model.plan import PlanDocument
    from jixiao.model.quantity import Quantity

Struct = TypeVar("Struct", bound=msgspec.Struct)
HEAD: Final = 4096
YAML_HEAD: Final = re.compile(rb"""(?m)^["']?format["']?\s*:\s*["']?jixiao/""")
UTF8_MARK: Final = b"\xef\xbb\xbf"


class _Row(msgspec.Struct):
    """Of an indicator what its target means."""

    quantity: wire.Quantity | None = None


def exchange_kind(content: bytes) -> str | None:
    """Return `json`, `jsonl` or `yaml` when `content` looks like an exchange file, else None.

    Only the first 4 KB are looked at; whether the file keeps to the schema is for `read_plans`.
    """
    head = content[:HEAD].removeprefix(UTF8_MARK)
    if head.lstrip().startswith(b"{"):
        return _json_kind(head, content)
    return "yaml" if YAML_HEAD.search(head) else None


def is_lines(head: bytes) -> bool:
    """Return whether a file beginning so is one document object a line."""
    return exchange_kind(head) == "jsonl"


def write_plans(documents: Iterable[PlanDocument]) -> bytes:
    """Return one JSON object in UTF-8 with all documents, indented, ending in a line feed."""
    plans = wire.Plans(wire.FORMAT, "plans", [document_on_wire(each) for each in documents])
    return msgspec.json.format(msgspec.json.encode(plans), indent=1) + b"\n"


def write_line(document: PlanDocument) -> bytes:
    """Return one document object as one line of JSON Lines in UTF-8, line feed included."""
    return msgspec.json.encode(document_on_wire(document)) + b"\n"


def write_lines(documents: Iterable[PlanDocument]) -> Iterator[bytes]:
    """Yield one line a document; nothing is held back, so any number of documents may pass."""
    return map(write_line, documents)


def write_yaml(documents: Iterable[PlanDocument]) -> bytes:
    """Return the same tree as `write_plans` as YAML in UTF-8; every string stays a string."""
    import yaml  # noqa: PLC0415 - only YAML needs it

    plans = wire.Plans(wire.FORMAT, "plans", [document_on_wire(each) for each in documents])
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(
        msgspec.to_builtins(plans), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100
    )
    return str(text).encode("utf-8")


def read_plans(content: bytes | IO[bytes], name: str = "-") -> Iterator[PlanDocument]:
    """Yield the documents of an exchange file in JSON, JSON Lines or YAML.

    A stream of JSON Lines is read line by line. `name` is the file's name in refusals.
    Raises InvalidExchange with the path of the wrong value, what stood there, what was expected.
    """
    if not isinstance(content, bytes):
        yield from _read_stream(content, name)
        return
    kind = exchange_kind(content)
    if kind == "jsonl":
        yield from read_lines(content.splitlines(), name)
    elif kind == "yaml":
        yield from _read_whole(tree_of_yaml(content, name), name)
    else:
        yield from _read_whole(tree_of_json(content, name), name)


def _json_kind(head: bytes, content: bytes) -> str | None:
    first = content.removeprefix(UTF8_MARK).lstrip()[:HEAD].split(b"\n", 1)[0].strip()
    if re.match(rb'\{\s*"document"\s*:', first):
        return "jsonl"
    return "json" if b'"format"' in head or b'"documents"' in head else None


def _read_stream(stream: IO[bytes], name: str) -> Iterator[PlanDocument]:
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    if is_lines(first):
        yield from read_lines(_chain(first, stream), name)
    else:
        yield from read_plans(first + stream.read(), name)


def _chain(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield first
    yield from stream


def read_lines(lines: Iterable[bytes], name: str, *, first: int = 1) -> Iterator[PlanDocument]:
    """Yield the document of each line that is not blank; raises InvalidExchange with the line.

    `first` is the number of the first line.
    """
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        tree = tree_of_json(line, name, number)
        yield _document(_converted(tree, wire.PlanDocument, where), where, "$")


def read_plain(tree: object, name: str) -> PlanDocument:
    """Return the document of plain data, such as a line of JSON parsed; raises InvalidExchange."""
    return _document(_converted(tree, wire.PlanDocument, name), name, "$")


def read_quantities(indicators: object) -> tuple[Quantity | None, ...]:
    """Return what the targets of a project's indicators mean, plain data that was read before.

    Nothing else of them is looked at, so that it takes a quarter of reading them.
    """
    return tuple(quantity(row.quantity) for row in converted(indicators, list[_Row]))


def _read_whole(tree: object, name: str) -> Iterator[PlanDocument]:
    _check_head(tree, name)
    plans = _converted(tree, wire.Plans, name)
    for index, record in enumerate(plans.documents):
        yield _document(record, name, f"$.documents[{index}]")


def _converted(tree: object, kind: type[Struct], name: str) -> Struct:
    try:
        return converted(tree, kind)
    except msgspec.ValidationError as fault:
        raise refused(name, tree, fault) from None


def _document(record: wire.PlanDocument, name: str, path: str) -> PlanDocument:
    try:
        return document_off_wire(record)
    except NotANumber:
        raise _wrong_quantity(record, name, path) from None


def _wrong_quantity(record: wire.PlanDocument, name: str, path: str) -> InvalidExchange:
    """Return the refusal of the first numeric quantity of the document that holds words."""
    from jixiao.notation.reading_indicators import indicator  # noqa: PLC0415 - faults only

    for number, project in enumerate(record.projects or ()):
        for row, each in enumerate(project.indicators or ()):
            try:
                indicator(each, "")
            except NotANumber:
                place = f"{path}.projects[{number}].indicators[{row}].quantity.value"
                value = each.quantity.value if each.quantity else None
                expected = message('写成字符串的十进制数，如 "3.50"，不带千分位和单位')
                return at_path(name, place, value, expected)
    msg = "a fault was raised for a document without any"
    raise AssertionError(msg)


def _check_head(tree: object, name: str) -> None:
    """Refuse other formats, versions and contents with a sentence that says so."""
    if not isinstance(tree, dict):
        raise at_path(name, "$", tree, message("jixiao/1 交换文件的对象"))
    found = tree.get("format")
    if found != wire.FORMAT:
        raise at_path(name, "$.format", found, message('"jixiao/1"（本版本只认这一格式）'))
    if tree.get("content") == "findings":
        raise at_path(
            name, "$.content", "findings", message('"plans"（审核结果文件不能当作绩效目标读入）')
        )
