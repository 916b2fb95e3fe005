"""Readings put right by what shape, neighbours and column say; each tells what it was."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.scan_marks import is_mark, of_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.documents.scan_letters import Reading
    from jixiao.documents.scan_model import Letter

SURE: Final = 0.9
UNREADABLE: Final = 0.5
"""Mean likelihood below which a line says nothing."""

CORRECTED: Final = 0.8
"""How likely a letter is that is put right."""

POSSIBLE: Final = 1e-3
"""Likelihood from which another letter may be what is printed."""

COLUMN: Final = 3
"""Cells of a column that must say a letter for it to be one of the column's words."""

MOSTLY: Final = 0.8
"""Share of a column's single letters that are its words when it says little else."""

NUMBERS: Final = (
    (re.compile(r"(?<=[\d.,])[OoQ口〇○](?=[\d.,%％]|$)|(?<![A-Za-z])[OoQ](?=\.\d)"), "0"),
    (re.compile(r"(?<=[\d.,])[lI|](?=[\d.,%％]|$)|(?<=[≥≤=])[lI|](?=\d)"), "1"),
    (re.compile(r"^[二](?=\d)"), "="),
)
"""What stands in a number or before one and is no part of a number, with what looks like it."""

DASH: Final = re.compile(r"(?<=[\d年月日号时%％])一(?=\d)|(?<=\d)一$|(?<=^\d{4})一(?=[^年月\d])")
"""A dash between two numbers, at a line's end or behind a code, and as level as 一."""

PAGE_NUMBER: Final = re.compile(r"[一—–−-]\d{1,4}[一—–−-]")
DASHES: Final = "—–-~～"

OVER_ALL: Final = re.compile(r"2(?=(?:100|\d{2}(?:\.\d+)?)[%％])")
"""The 2 of what would be more than two hundred per cent."""

SIGNS: Final = frozenset("≥≤=<>≧≦＝＜＞")
"""Signs of comparison: a column that says one of them mostly may say another as well."""

END_STOP: Final = re.compile(r"(?<=[\u4e00-\u9fff）)])[口oO0]$")
"""The stop of a sentence, a small ring."""

LONE_STOP: Final = re.compile(
    r"^[.·](?=[^\d\W]|[%％≥≤=])|(?<=[^A-Za-z\d])\.$|(?<=[≥≤=<>])\.(?=\d)"
    r"|(?<=\d\d)\.(?=[月日次个人万])|(?<=\d\.\d)\.(?=[万亿]元)"
    r"|(?<=^\d)\.(?=(?:月底?|月份|年|日|天|次|人|个|家|户|项|件|万?元)$)"
    r"|(?<=\d)·(?=[\u4e00-\u9fff])|(?<=[\w）%])·$|·(?=[（(])"
)
"""A speck of dirt beside words, signs and numbers, none of which begins or ends with this stop."""

CODE: Final = re.compile(r"[A-Za-z]{2}|\d[A-Z]\d{3}")
"""Letters that belong to a code or a word, in which O and l are letters."""


def put_right(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with letters that cannot be what is printed put right."""
    found = [_by_number(one) for one in of_marks(readings)]
    found = _by_column(found)
    return _blanked(found)


def _by_number(one: Reading) -> Reading:
    """Return a reading whose numbers are made of digits."""
    one = _without_specks(one)
    text = one.text
    if CODE.search(text):
        return one
    right: dict[int, str] = {}
    for pattern, char in NUMBERS:
        right |= {found.start(): char for found in pattern.finditer(text)}
    dashes = [found.start() for found in DASH.finditer(text)]
    if PAGE_NUMBER.fullmatch(text):
        dashes += [at for at, char in enumerate(text) if char == "一"]
    right |= {at: _likeliest(one.letters[at], DASHES) for at in dashes}
    for found in END_STOP.finditer(text):
        if _may_be(one.letters[found.start()], "。"):
            right[found.start()] = "。"
    for found in OVER_ALL.finditer(text):
        if found.start() == 0 and _may_be(one.letters[0], "≥"):
            right[0] = "≥"
    return _with(one, right)


def _without_specks(one: Reading) -> Reading:
    """Return a reading without the stops that are dirt beside its words."""
    dirt = {found.start() for found in LONE_STOP.finditer(one.text)}
    if not dirt:
        return one
    kept = tuple(letter for at, letter in enumerate(one.letters) if at not in dirt)
    return one.put_right(kept)


def _may_be(letter: Letter, char: str) -> bool:
    return any(other == char and likely >= POSSIBLE for other, likely in letter.others)


def _likeliest(letter: Letter, chars: str) -> str:
    """Return which of the characters the model holds likeliest, the first when none."""
    likely = {char: one for char, one in letter.others if char in chars}
    return max(likely, key=likely.__getitem__) if likely else chars[0]


def _with(one: Reading, right: dict[int, str]) -> Reading:
    """Return a reading with letters replaced; what was there stays as another one."""
    if not right:
        return one
    letters = list(one.letters)
    for at, char in right.items():
        old = letters[at]
        likely = max((likely for other, likely in old.others if other == char), default=0.0)
        others = ((old.char, old.likelihood), *old.others)
        letters[at] = old._replace(char=char, likelihood=max(likely, CORRECTED), others=others)
    return one.put_right(tuple(letters))


def _by_column(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, single letters that are none of their column's words read as one.

    A column whose cells hold one letter each says a few words over and over: ≥, =, %, 人.
    """
    said: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for one in readings:
        if _is_single(one):
            said[_column(one)][one.text] += 1
    return [_as_column(one, said[_column(one)]) if _is_single(one) else one for one in readings]


def _as_column(one: Reading, said: Counter[str]) -> Reading:
    (letter,) = one.letters
    words, are_few = _words(said)
    if letter.char in words:
        strange = sum(likely for char, likely in letter.others if char not in words)
        likely = letter.likelihood / (1 - strange) if are_few else letter.likelihood
        kept = letter._replace(likelihood=max(likely, UNREADABLE))
        return replace(one, letters=(kept,))
    if letter.char in SIGNS or not (are_few or letter.likelihood < SURE):
        return one
    for other, likely in letter.others:
        if likely >= POSSIBLE and other in words:
            return _with(one, {0: other})
    return one


def _words(said: Counter[str]) -> tuple[frozenset[str], bool]:
    """Return a column's words, and whether it says little else."""
    words = frozenset(word for word, times in said.items() if times >= COLUMN)
    signs = sum(times for word, times in said.items() if word in SIGNS)
    if signs >= COLUMN and signs * 2 >= said.total():
        return SIGNS, True
    return words, sum(said[word] for word in words) >= MOSTLY * said.total()


def _is_single(one: Reading) -> bool:
    return one.line.is_cell and len(one.letters) == 1


def _column(one: Reading) -> tuple[int, int]:
    """Return about where the column of a cell begins and ends, in letters' heights."""
    room = one.line.room
    return round(room.left / one.line.letter), round(room.right / one.line.letter)


def _blanked(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, those of cells in which a line says nothing without text.

    Ink without any letter blanks no more than its own line: a tick or a smear beside words.
    """
    found = list(readings)
    unread = {
        one.line.room
        for one in found
        if one.letters and one.mean < UNREADABLE and one.line.is_cell and not is_mark(one.line)
    }
    return [
        replace(one, is_unreadable=True)
        if one.mean < UNREADABLE or one.line.room in unread
        else one
        for one in found
    ]
