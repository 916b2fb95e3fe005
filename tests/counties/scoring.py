"""Field F1: how many printed fields a reader gave back, missed or made up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

from counties.content import ANY

PLAIN = (
    "code",
    "department",
    "implementing_unit",
    "category",
    "attribute",
    "period",
    "purpose",
    "total_score",
)
NESTED = ("unit", "budget", "plan", "execution")
LISTS = ("objectives", "actual_objectives")
INDICATOR = (
    "level1",
    "level2",
    "name",
    "target_text",
    "operator",
    "value",
    "unit",
    "weight",
    "basis",
    "description",
    "actual",
    "score",
    "deviation_reason",
    "horizon",
)
SKIP_EXTRA = {"execution": {"rows"}, "budget": set(), "unit": set(), "plan": set()}


@dataclass(frozen=True)
class Difference:
    path: str
    expected: object
    got: object


@dataclass
class Score:
    """Counts of fields; `wrong` values count as missing and as extra."""

    correct: int = 0
    missing: int = 0
    extra: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.correct / max(1, self.correct + self.extra)

    @property
    def recall(self) -> float:
        return self.correct / max(1, self.correct + self.missing)

    @property
    def f1(self) -> float:
        return 2 * self.correct / max(1, 2 * self.correct + self.missing + self.extra)

    def add(self, other: Score) -> None:
        self.correct += other.correct
        self.missing += other.missing
        self.extra += other.extra
        self.differences += other.differences

    def compare(self, path: str, expected: object, got: object) -> None:
        """Count one field; what neither prints nor reads counts nothing."""
        if expected == ANY:
            return
        if agree(expected, got):
            self.correct += not empty(got)
            return
        self.missing += not (empty(expected) or optional(expected))
        self.extra += not empty(got)
        self.differences.append(Difference(path, expected, got))


def empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def optional(expected: object) -> bool:
    return isinstance(expected, dict) and any(empty(v) for v in expected["any_of"])


def plain(value: object) -> str:
    """Without spaces, in half width, closing full stop and grouping commas dropped."""
    text = unicodedata.normalize("NFKC", str(value))
    text = re.sub(r"[\s\u200b\ufeff]", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    for odd, even in (
        ("≧", "≥"),
        ("≦", "≤"),
        ("—", "-"),
        ("–", "-"),
        ("。", ""),
        (";", ","),
        ("“", '"'),
        ("”", '"'),
        ("、", ","),
    ):
        text = text.replace(odd, even)
    return text.rstrip(".;,")


def agree(expected: object, got: object) -> bool:
    """Equal after layout is taken away; figures by value."""
    if isinstance(expected, dict) and "any_of" in expected:
        return any(agree(choice, got) for choice in expected["any_of"])
    if empty(expected) or empty(got):
        return empty(expected) and empty(got)
    one, two = plain(expected), plain(got)
    if one == two:
        return True
    try:
        return Decimal(one.rstrip("%")) == Decimal(two.rstrip("%"))
    except InvalidOperation:
        return False


def score_document(truth: dict, got: dict | None) -> Score:
    """Compare one document in exchange form with its truth."""
    score = Score()
    got = got or {}
    found = list(got.get("projects") or [])
    year = got.get("fiscal_year")
    pairs, left = _pair_projects(truth["projects"], found)
    for number, (expected, project) in enumerate(pairs, 1):
        score.add(_score_project(f"projects[{number}]", expected, project or {}, year))
    for project in left:
        score.extra += 1
        score.differences.append(Difference("projects[extra].name", None, project.get("name")))
        for n, row in enumerate(project.get("indicators") or [], 1):
            _extra_row(score, f"projects[extra].indicators[{n}]", row)
    return score


def _pair_projects(expected: list, found: list) -> tuple[list, list]:
    """Each true project with the best found one by name and indicator names, or None."""
    marks = sorted(
        ((_likeness(e, f), -i, -j) for i, e in enumerate(expected) for j, f in enumerate(found)),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for mark, i, j in marks:
        if mark > 0.3 and -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    pairs = [(e, found[chosen[i]] if i in chosen else None) for i, e in enumerate(expected)]
    return pairs, [f for j, f in enumerate(found) if j not in chosen.values()]


def _likeness(expected: dict, got: dict) -> float:
    names = {plain(r.get("name") or "") for r in expected.get("indicators") or []}
    read = {plain(r.get("name") or "") for r in got.get("indicators") or []}
    shared = len(names & read) / max(1, len(names))
    return max(_ratio(expected.get("name"), got.get("name")), shared)


def _ratio(one: object, two: object) -> float:
    if one == ANY or empty(one) or empty(two):
        return 0.0
    return SequenceMatcher(None, plain(one), plain(two), autojunk=False).ratio()


def _score_project(path: str, truth: dict, got: dict, year: object) -> Score:
    score = Score()
    score.compare(f"{path}.name", truth.get("name"), got.get("name"))
    score.compare(
        f"{path}.year",
        truth.get("year"),
        got.get("year") or (year if not empty(truth.get("year")) else None),
    )
    for name in PLAIN:
        score.compare(f"{path}.{name}", truth.get(name), got.get(name))
    for name in NESTED:
        _score_nested(score, f"{path}.{name}", truth.get(name), got.get(name))
    for name in LISTS:
        _score_list(score, f"{path}.{name}", truth.get(name), got.get(name) or [])
    given = got.get("indicators") or []
    if truth.get("any_order"):
        given = _sorted_like(truth["indicators"], given)
    rows = _align(truth["indicators"], given)
    for n, (expected, row) in enumerate(rows, 1):
        if expected is None:
            _extra_row(score, f"{path}.indicators[+{n}]", row)
            continue
        for name in INDICATOR:
            score.compare(f"{path}.indicators[{n}].{name}", expected.get(name), _take(row, name))
    return score


def _sorted_like(truth: list, got: list) -> list:
    """The rows in the order of the true rows they resemble most."""

    def place(row: dict) -> int:
        return max(range(len(truth)), key=lambda n: _row_likeness(truth[n], row))

    return sorted(got, key=place)


def _take(row: dict | None, name: str) -> object:
    """Points may be given as weight or as full score: forms use one word for both."""
    if row is None:
        return None
    if name == "weight" and empty(row.get("weight")):
        return row.get("full_score")
    if name == "horizon" and row.get(name) == "annual":
        return None
    return row.get(name)


def _extra_row(score: Score, path: str, row: dict) -> None:
    for name in INDICATOR:
        if not empty(_take(row, name)):
            score.compare(f"{path}.{name}", None, _take(row, name))


def _score_nested(score: Score, path: str, truth: object, got: object) -> None:
    if truth == ANY:
        return
    expected = truth if isinstance(truth, dict) else {}
    given = got if isinstance(got, dict) else {}
    for name in dict.fromkeys((*expected, *given)):
        if name in SKIP_EXTRA[path.rsplit(".", 1)[1]] or (name == "unit" and name not in expected):
            continue
        score.compare(f"{path}.{name}", expected.get(name), given.get(name))


def _score_list(score: Score, path: str, truth: object, got: list) -> None:
    if truth == ANY:
        return
    expected = list(truth) if isinstance(truth, list) else []
    for n in range(max(len(expected), len(got))):
        score.compare(
            f"{path}[{n + 1}]",
            expected[n] if n < len(expected) else None,
            got[n] if n < len(got) else None,
        )


def _align(truth: list, got: list) -> list:
    """Rows of both sides in order so that the sum of likenesses is greatest."""
    best = [[0.0] * (len(got) + 1) for _ in range(len(truth) + 1)]
    like = [[_row_likeness(t, g) for g in got] for t in truth]
    for i in range(len(truth) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j])
    rows, i, j = [], 0, 0
    while i < len(truth) and j < len(got):
        if best[i][j] == best[i + 1][j + 1] + like[i][j] and like[i][j] > 0:
            rows.append((truth[i], got[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            rows.append((truth[i], None))
            i += 1
        else:
            rows.append((None, got[j]))
            j += 1
    return rows + [(t, None) for t in truth[i:]] + [(None, g) for g in got[j:]]


def _row_likeness(truth: dict, got: dict) -> float:
    mark = _ratio(truth.get("name"), got.get("name"))
    same = agree(truth.get("target_text"), got.get("target_text")) and bool(
        truth.get("target_text")
    )
    same_horizon = (truth.get("horizon") or "annual") == (got.get("horizon") or "annual")
    return (mark if mark > 0.4 else 0.0) + 0.3 * same + 0.05 * same_horizon * (mark > 0.4)
