"""What a schema fault becomes: file, path of the value, what stood there, what was expected."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, Literal, get_args

import msgspec

from jixiao.model.errors import InvalidExchange
from jixiao.model.message import Message, message
from jixiao.notation import wire
from jixiao.notation.converting import converted

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH: Final = re.compile(r" - at (?P<key>`key` in )?`(?P<path>\$[^`]*)`$")
STEP: Final = re.compile(r"\.(?P<name>[A-Za-z_0-9]+)|\[(?P<index>\d+)\]|\[(?P<any>\.\.\.)\]")
LONGEST: Final = 60
VALUES_OF: Final[dict[str, object]] = {
    "plan": wire.DecimalText,
    "amounts": wire.DecimalText,
    "spans": wire.Span,
}
"""The type of the values of each object with free keys; msgspec's paths do not name the key."""
KEYS_OF: Final[dict[str, object]] = {"plan": wire.Month}

WORDS_OF: Final[dict[str, object]] = {
    "quantity.kind": wire.QuantityKindName,
    "kind": wire.KindName,
    "comparison": wire.ComparisonName,
    "horizon": wire.HorizonName,
    "unit": wire.MoneyUnit,
    "content": Literal["plans"],
}
"""The agreed words by the end of the path."""

KINDS: Final = {
    "str": message("字符串"),
    "int": message("整数"),
    "float": message("数"),
    "bool": message("布尔值"),
    "array": message("列表"),
    "object": message("对象"),
    "null": message("空值"),
}


def refused(name: str, tree: object, fault: msgspec.ValidationError) -> InvalidExchange:
    """Return the refusal of the wrong value that `fault` speaks of, found again in `tree`."""
    text = str(fault)
    place = PATH.search(text)
    reason = text[: place.start()] if place else text
    steps = list(_steps(tree, place["path"] if place else "$"))
    path = "$" + "".join(step for step, _ in steps)
    value = steps[-1][1] if steps else tree
    if place and place["key"]:
        path, value = _wrong_key(path, value)
    return at_path(name, path, value, _expected(reason, path, value))


def at_path(name: str, path: str, value: object, expected: Message) -> InvalidExchange:
    """Return the refusal that names all four parts."""
    return InvalidExchange(
        message(
            "{file} 的 {path} 处：写的是 {found}，应为{expected}；请改正该值。",
            file=name,
            path=path,
            found=_shown(value),
            expected=expected,
        )
    )


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _steps(tree: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield each step of the path as written and the value it leads to."""
    value, name = tree, ""
    for step in STEP.finditer(path):
        if step["name"]:
            name = step["name"]
            value = value.get(name) if isinstance(value, dict) else None
            yield f".{name}", value
        elif step["index"]:
            value = value[int(step["index"])] if isinstance(value, list) else None
            yield step[0], value
        else:
            key, value = _faulty_entry(value, VALUES_OF.get(name))
            yield f".{key}", value


def _faulty_entry(tree: object, kind: object) -> tuple[str, object]:
    """Return the first key and value of `tree` that are not of `kind`."""
    if isinstance(tree, dict) and kind is not None:
        for key, value in tree.items():
            if not _fits(value, kind):
                return str(key), value
    return "…", None


def _wrong_key(path: str, tree: object) -> tuple[str, object]:
    kind = KEYS_OF.get(path.rpartition(".")[2], str)
    for key in tree if isinstance(tree, dict) else ():
        if not _fits(key, kind):
            return f"{path}.{key}", key
    return path, tree


def _fits(value: object, kind: object) -> bool:
    try:
        converted(value, kind)  # type: ignore[arg-type] # an annotated type is no class
    except msgspec.ValidationError:
        return False
    return True


def _expected(reason: str, path: str, value: object) -> Message:
    """Return what msgspec's sentence asks for, as a sentence for people."""
    if missing := re.search(r"missing required field `(\w+)`", reason):
        return message("含有字段 {field} 的对象", field=missing[1])
    if "matching regex" in reason:
        return _pattern(reason)
    if bound := re.search(r"`(?:int|float)` (<=|>=|<|>) ([-0-9.e+]+)", reason):
        return message("{bound} 的数", bound=f"{bound[1]} {bound[2]}")
    if "Invalid enum value" in reason:
        return message("{words} 之一", words=_words(path))
    if length := re.search(r"`array` of length (\d+)", reason):
        return message("{count} 个元素的列表", count=length[1])
    return _kinds(reason, value)


def _words(path: str) -> str:
    ends = (words for end, words in WORDS_OF.items() if path.endswith(f".{end}"))
    return "、".join(get_args(next(ends, None)))


def _pattern(reason: str) -> Message:
    if "1[0-2]" in reason:
        return message("月份 1–12")
    return message('写成字符串的十进制数，如 "3.50"，不带千分位和单位')


def _kinds(reason: str, value: object) -> Message:
    wanted = re.search(r"Expected `([^`]+)`", reason)
    names = wanted[1].split(" | ") if wanted else []
    known = [KINDS[each] for each in names if each in KINDS]
    if names[:1] == ["str"] and isinstance(value, int | float) and not isinstance(value, bool):
        return message("字符串（数也写在引号里）")
    if not known:
        return message("符合 jixiao schema 的值")
    first, *others = known
    for other in others:
        first = message("{first}或{other}", first=first, other=other)
    return first
