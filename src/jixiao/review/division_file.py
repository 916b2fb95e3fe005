"""A division file: TOML → what a division has settled, or a refusal with the line.

Source: docs/how_to/division_file.md.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Severity
from jixiao.model.message import Message, message
from jixiao.review.catalogue import rule_cards
from jixiao.review.context import dated_lists
from jixiao.review.selection import Change, Choice, Selection
from jixiao.review.toml_lines import line_of, line_of_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jixiao.review.toml_lines import Path

_FIRST: Final = date.min
_CODE: Final = re.compile(r"\d{2}|\d{4}|\d{6}")
_TEXT: Final = message("不为空的字符串")
_REASON: Final = message("理由（不为空的字符串）")
_TABLE: Final = message("表")
_TABLES: Final = message("表的数组，如 [[words.region_words]]")
_WORDS: Final = message("不为空的字符串的数组")


class DivisionFileRefused(JixiaoError):
    """A division file is no TOML, names what there is not, or changes what must not change."""


class _Wrong(Exception):
    """A value that may not stand where it stands."""

    def __init__(self, path: Path, found: object, expected: Message) -> None:
        super().__init__(path)
        self.path, self.found, self.expected = path, found, expected


def read_division_file(content: bytes, name: str) -> Selection:
    """Return what a division file settles.

    Raises DivisionFileRefused with file, line, what was found and what was expected.
    """
    try:
        text = content.decode("utf-8-sig")
        tree = tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise _refused(name, line, hex(content[fault.start]), message("UTF-8 编码的文本")) from None
    except tomllib.TOMLDecodeError as fault:
        line = line_of_fault(text, fault)
        raise _refused(name, line, text.split("\n")[line - 1], message("TOML 语法")) from None
    try:
        return settled(tree)
    except _Wrong as wrong:
        line = line_of(text, wrong.path)
        raise _refused(name, line, wrong.found, wrong.expected, wrong.path) from None


def settled(tree: Mapping[str, Any], at: Path = ()) -> Selection:
    """Return what the table of a division file settles; `at` is where it stands."""
    _only(tree, ("division", "name", "rules", "words", "numbers"), at)
    if "division" in tree and not _CODE.fullmatch(str(tree["division"])):
        expected = message('2、4或6位数字的行政区划代码，如 "630123"')
        raise _Wrong((*at, "division"), tree["division"], expected)
    if "name" in tree:
        _text(tree, "name", at, _TEXT)
    rules = _table(tree.get("rules", {}), (*at, "rules"))
    choices = {code: _choice(code, row, (*at, "rules", code)) for code, row in rules.items()}
    changes = dict(_changes(tree, "words", at, _words_change))
    changes |= dict(_changes(tree, "numbers", at, _number_change))
    return Selection(choices, changes)


def _refused(
    name: str, line: int, found: object, expected: Message, path: Path = ()
) -> DivisionFileRefused:
    return DivisionFileRefused(
        message(
            "{file} 第 {line} 行：{key}写的是“{found}”，应为{expected}；请改正后重试。",
            file=name,
            line=line,
            key=".".join(str(step) for step in path if isinstance(step, str)),
            found=_shown(found),
            expected=expected,
        )
    )


def _shown(found: object) -> object:
    """Return what was found as a sentence shows it: tables and arrays by their kind."""
    if isinstance(found, dict):
        return _TABLE
    if isinstance(found, list):
        return message("数组")
    return "" if found is None else found


def _choice(code: str, row: object, at: Path) -> Choice:
    """Return a rule's own severity; raises _Wrong for an unknown or a blocking rule."""
    card = rule_cards().get(code)
    if card is None:
        raise _Wrong(at, code, message("规则编号，如 JX-R001；用 jixiao rules 查看全部规则"))
    entry = _table(row, at)
    _only(entry, ("severity", "reason"), at)
    severity = entry.get("severity")
    if card.severity is Severity.BLOCKING:
        raise _Wrong(at, code, message("“须说明”或“建议”类规则；阻断类规则不能关闭或调整"))
    if severity not in (Severity.QUERY.value, Severity.ADVICE.value):
        raise _Wrong((*at, "severity"), severity, message("query（须说明）或 advice（建议）"))
    return Choice(Severity(severity), _text(entry, "reason", at, _REASON))


def _changes(
    tree: Mapping[str, Any], kind: str, at: Path, one: Callable[[str, dict[str, Any], Path], Change]
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Yield the changes of each list or limit, ordered by their first day."""
    for name, rows in _table(tree.get(kind, {}), (*at, kind)).items():
        place = (*at, kind, name)
        known = dated_lists().get(name)
        if known is None or _kind_of(known.values[-1].value) != kind:
            raise _Wrong(place, name, _names_of(kind))
        if not isinstance(rows, list):
            raise _Wrong(place, rows, _TABLES)
        changes = [
            one(name, _table(row, (*place, number)), (*place, number))
            for number, row in enumerate(rows)
        ]
        days = [change.start for change in changes]
        if days != sorted(set(days)):
            raise _Wrong(place, "、".join(map(str, days)), message("逐条变晚的起始日 start"))
        yield name, tuple(changes)


def _kind_of(value: object) -> str:
    """Return the section in which a list or limit can be changed; tables in none."""
    if isinstance(value, list):
        return "words" if all(isinstance(each, str) for each in value) else "tables"
    return "numbers"


def _names_of(kind: str) -> Message:
    """Return the sentence that lists what can be changed in a section."""
    held = dated_lists().items()
    names = [name for name, dated in held if _kind_of(dated.values[-1].value) == kind]
    shown = "、".join(sorted(names))
    if kind == "words":
        return message("词表名，即 {names} 之一", names=shown)
    return message("限值名，即 {names} 之一", names=shown)


def _words_change(name: str, entry: dict[str, Any], at: Path) -> Change:
    """Return what comes into a word list and what goes, or the list that takes its place."""
    _only(entry, ("start", "value", "add", "remove", "reason"), at)
    if ("value" in entry) == bool(entry.keys() & {"add", "remove"}):
        found = "、".join(sorted(entry)) or "—"
        raise _Wrong(at, found, message("value（整张词表）与 add、remove（增减）二者之一"))
    known = dated_lists()[name].values[-1].value
    lists = {key: _words(entry, key, at, known) for key in ("value", "add", "remove")}
    unknown = [word for word in lists["remove"] if word not in known]
    if unknown:
        raise _Wrong((*at, "remove"), unknown[0], message("词表中已有的词"))
    whole = lists["value"] if "value" in entry else None
    reason = _text(entry, "reason", at, _REASON)
    return Change(_start(entry, at), reason, whole, lists["add"], lists["remove"])


def _words(entry: Mapping[str, Any], key: str, at: Path, known: list[str]) -> tuple[str, ...]:
    """Return a list of words; where the known ones have parts (`增长率|0|0.5`), so must these."""
    words = entry.get(key, [])
    if not isinstance(words, list) or (key in entry and not words):
        raise _Wrong((*at, key), words, _WORDS)
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise _Wrong((*at, key), word, _WORDS)
        if known and not _like(word, known[0]):
            raise _Wrong((*at, key), word, message("与“{known}”同样写法的词", known=known[0]))
    return tuple(words)


def _like(word: str, known: str) -> bool:
    """Return whether a word has as many parts as a known one, figures where that has figures."""
    mine, theirs = word.split("|"), known.split("|")
    return len(mine) == len(theirs) and all(
        _decimal(one) is not None
        for one, other in zip(mine[1:], theirs[1:], strict=True)
        if _decimal(other) is not None
    )


def _number_change(name: str, entry: dict[str, Any], at: Path) -> Change:
    """Return the limit that takes the place of another."""
    del name
    _only(entry, ("start", "value", "reason"), at)
    value = entry.get("value")
    is_written = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
    number = _decimal(str(value)) if is_written else None
    if number is None or number < 0:
        raise _Wrong((*at, "value"), value, message('不小于 0 的十进制数，如 "0.85"'))
    return Change(_start(entry, at), _text(entry, "reason", at, _REASON), number)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _start(entry: Mapping[str, Any], at: Path) -> date:
    """Return the first day of a change, the first of all days where none is given."""
    start = entry.get("start", _FIRST)
    if type(start) is not date:
        raise _Wrong((*at, "start"), start, message("日期，如 2024-01-01"))
    return start


def _text(entry: Mapping[str, Any], key: str, at: Path, expected: Message) -> str:
    """Return a text that is not empty."""
    text = entry.get(key)
    if not isinstance(text, str) or not text.strip():
        raise _Wrong((*at, key), text, expected)
    return text


def _table(value: object, at: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong(at, value, _TABLE)
    return value


def _only(entry: Mapping[str, Any], keys: tuple[str, ...], at: Path) -> None:
    """Refuse any other key."""
    for key in entry:
        if key not in keys:
            raise _Wrong((*at, key), key, message("{keys} 之一", keys="、".join(keys)))
