"""What a rule may ask beside the plan: its document, the budget year, dated words and limits."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jixiao.review.counties import county_of
from jixiao.review.remembering import once_a_list
from jixiao.review.selection import STANDARD, Selection
from jixiao.standards.dated import Dated, DatedValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.plan import PlanDocument
    from jixiao.review.counties import County
    from jixiao.review.register import Register


@cache
def _dated() -> Mapping[str, Dated[Any]]:
    """Return every word list and threshold by name; raise ValueError for one told twice."""
    found: dict[str, Dated[Any]] = {}
    folder = files("jixiao.review").joinpath("wordlists")
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not item.name.endswith(".toml"):
            continue
        for name, rows in tomllib.loads(item.read_text(encoding="utf-8")).items():
            if name in found:
                fault = f"{item.name}: the list {name!r} stands in another file too"
                raise ValueError(fault)
            values = (DatedValue(row["start"], row["value"], row["source"]) for row in rows)
            found[name] = Dated(name, tuple(values))
    return found


def dated_lists() -> Mapping[str, Dated[Any]]:
    """Return every word list and threshold by name; for documentation and tests."""
    return _dated()


def budget_year_of(document: PlanDocument) -> int | None:
    """Return the document's printed year, or the one most of its projects print; None if open."""
    if document.fiscal_year is not None:
        return document.fiscal_year
    years = Counter(plan.year for plan in document.projects if plan.year is not None)
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _in_force(name: str, year: int | None) -> Any:  # noqa: ANN401 # what the list holds
    """Return a list, as a tuple, or a single value, as it is in the last days of a year."""
    return _frozen(_dated()[name].on(_last_day(year)))


@cache
def _together(names: tuple[str, ...], year: int | None) -> tuple[str, ...]:
    return tuple(word for name in names for word in _in_force(name, year))


@once_a_list
def _as_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _frozen(value: Any) -> Any:  # noqa: ANN401 # what the list holds
    """Return lists as tuples, those in the rows of a table too."""
    if isinstance(value, dict):
        return {name: _frozen(part) for name, part in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


@cache
def _number(name: str, year: int | None) -> Decimal:
    return Decimal(str(_in_force(name, year)))


@cache
def _last_day(year: int | None) -> date:
    return date(year or date.max.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds the plan under review; values are those in force in the budget year.

    `previous` holds the plans of earlier documents, None when none were given; `selection` is
    what the division has settled for itself; `told_county` stands where the projects were let go.
    """

    document: PlanDocument
    budget_year: int | None
    previous: Register | None = None
    selection: Selection = STANDARD
    told_county: County | None = None

    @classmethod
    def of(
        cls,
        document: PlanDocument,
        previous: Register | None = None,
        selection: Selection = STANDARD,
    ) -> Context:
        """Return the context of a document."""
        return cls(document, budget_year_of(document), previous, selection)

    def apart(self) -> Context:
        """Return the same context of the document's head alone, its projects let go."""
        if self.told_county is not None:
            return self
        head = replace(self.document, projects=())
        return replace(self, document=head, told_county=county_of(self.document))

    @property
    def county(self) -> County:
        """The county that the document tells."""
        return self.told_county or county_of(self.document)

    @property
    def day(self) -> date:
        """The day on which values must be in force: the last of the budget year."""
        return _last_day(self.budget_year)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the word list in force; raises KeyError for an unknown name."""
        words: tuple[str, ...] = _in_force(name, self.budget_year)
        return self.selection.words(name, words, self.day) if self.selection.changes else words

    def all_words(self, *names: str) -> tuple[str, ...]:
        """Return the word lists in force one behind the other, as one that is made once."""
        if self.selection.changes:
            return tuple(word for name in names for word in self.words(name))
        return _together(names, self.budget_year)

    def word_set(self, *names: str) -> frozenset[str]:
        """Return the words of the lists in force, made once, to look single words up in."""
        return _as_set(self.all_words(*names))

    def table(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """Return the rows of a table in force; raises KeyError for an unknown name."""
        rows: tuple[Mapping[str, Any], ...] = _in_force(name, self.budget_year)
        return rows

    def number(self, name: str) -> Decimal:
        """Return the threshold in force, exact; raises KeyError for an unknown name."""
        number = _number(name, self.budget_year)
        return self.selection.number(name, number, self.day) if self.selection.changes else number
