"""JSON and YAML text → plain trees; what the parsers would let pass in silence is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NoReturn

from jixiao.model.errors import InvalidExchange
from jixiao.model.message import message

if TYPE_CHECKING:
    from yaml import MappingNode, SafeLoader


HALF_PAIR: Final = re.compile(r"\\u[dD][89a-fA-F]")
MAX_YAML_DEPTH: Final = 200


class Repeated(Exception):
    """A key stands twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotFinite(ValueError):
    """NaN or Infinity stands where JSON has no such word."""


def tree_of_json(content: bytes | str, name: str, line: int | None = None) -> object:
    """Return dicts, lists and scalars of a JSON text; `line` is its line in a JSON Lines file.

    Raises InvalidExchange for broken JSON, repeated keys, NaN, and numbers or nesting too large.
    """
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        tree: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        if HALF_PAIR.search(text):
            json.dumps(tree, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as fault:
        raise _half_a_character(name, fault) from None
    except UnicodeDecodeError as fault:
        raise _not_utf8(name, fault) from None
    except json.JSONDecodeError as fault:
        raise _not_json(name, fault, line) from None
    except Repeated as fault:
        raise repeated_key(name, fault.key) from None
    except NotFinite as fault:
        raise InvalidExchange(
            message(
                "{file}：出现了 {found}；JSON 不允许这样的数，请改为具体数字或 null。",
                file=name,
                found=str(fault),
            )
        ) from None
    except RecursionError:
        raise InvalidExchange(
            message("{file}：嵌套层次过深，不是 jixiao/1 交换文件；请检查文件来源。", file=name)
        ) from None
    except ValueError:
        raise InvalidExchange(
            message("{file}：有一个整数超过 4300 位；交换格式中没有这样大的数，请改正。", file=name)
        ) from None
    return tree


def tree_of_yaml(content: bytes, name: str) -> object:
    """Return the tree of a YAML text; raises InvalidExchange for faults, repeated keys, aliases."""
    import yaml  # noqa: PLC0415 - only files in YAML need it

    try:
        _refuse_aliases(content, name)
        return yaml.load(content, Loader=_once_loader())  # noqa: S506 - derived from SafeLoader
    except Repeated as fault:
        raise repeated_key(name, fault.key) from None
    except (
        yaml.YAMLError,
        RecursionError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
    ) as fault:
        raise InvalidExchange(
            message(
                "{file}：不是正确的 YAML：{fault}；请改正后重试。",
                file=name,
                fault=" ".join(str(fault).split()),
            )
        ) from None


def repeated_key(name: str, key: str) -> InvalidExchange:
    """Return the refusal of a key that stands twice in one object."""
    return InvalidExchange(
        message(
            "{file}：字段 {key} 在同一对象中出现两次；每个字段只能写一次，请删去多余的。",
            file=name,
            key=key,
        )
    )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Repeated(key)
            seen.add(key)
    return found


def _no_constant(word: str) -> NoReturn:
    raise NotFinite(word)


def _not_utf8(name: str, fault: UnicodeDecodeError) -> InvalidExchange:
    return InvalidExchange(
        message(
            "{file}：第 {position} 个字节起不是 UTF-8；交换文件须以 UTF-8 保存。",
            file=name,
            position=fault.start + 1,
        )
    )


def _half_a_character(name: str, fault: UnicodeEncodeError) -> InvalidExchange:
    return InvalidExchange(
        message(
            "{file}：出现了 {found}，它只是半个字符；请删去或改正。",
            file=name,
            found=f"\\u{ord(fault.object[fault.start]):04x}",
        )
    )


def _not_json(name: str, fault: json.JSONDecodeError, line: int | None) -> InvalidExchange:
    return InvalidExchange(
        message(
            "{file} 第 {line} 行第 {column} 列：不是正确的 JSON（{fault}）；请改正后重试。",
            file=name,
            line=line or fault.lineno,
            column=fault.colno,
            fault=fault.msg,
        )
    )


def _refuse_aliases(content: bytes, name: str) -> None:
    import yaml  # noqa: PLC0415 - only files in YAML need it

    depth = 0
    for event in yaml.parse(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_YAML_DEPTH:
            raise RecursionError(MAX_YAML_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            raise InvalidExchange(
                message(
                    "{file} 第 {line} 行：使用了 YAML 引用（*{anchor}）；请把内容直接写出。",
                    file=name,
                    line=event.start_mark.line + 1 if event.start_mark else 1,
                    anchor=event.anchor,
                )
            )


def _once_loader() -> type[SafeLoader]:
    import yaml  # noqa: PLC0415 - only files in YAML need it

    class OnceLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # either
        """A safe loader that refuses a key standing twice in one mapping."""

        def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[str, object]:  # noqa: FBT001, FBT002 - PyYAML's signature
            keys: set[str] = set()
            for key_node, _ in node.value:
                if key_node.value in keys:
                    raise Repeated(str(key_node.value))
                keys.add(key_node.value)
            return dict(super().construct_mapping(node, deep=deep))

    return OnceLoader
