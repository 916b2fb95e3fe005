"""The counts of a plan, found by what they count and by their subject, in bounded time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.costing.subjects import words_of
from jixiao.standards.costing import costing_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from jixiao.costing.factor import Factor

MOST: Final = 8
"""More candidates than this are not compared one by one: common words tell nothing."""


class Counts:
    """Counts by base unit; a search looks at `MOST` of them at most, whatever the plan's size."""

    def __init__(self, counts: Iterable[Factor], day: date) -> None:
        """Take the counts of a plan; `day` says which words are empty; `compared` counts looks."""
        self.compared = 0
        self._day = day
        self._by_base: dict[str, list[Factor]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[Factor]] = defaultdict(list)
        for count in counts:
            if len(count.powers) == 1:
                base = count.powers[0][0]
                self._by_base[base].append(count)
                for word in words_of(count.subject, day):
                    self._by_word[base, word].append(count)

    def of(self, base: str) -> list[Factor]:
        """Return every count of a base unit, in the plan's order."""
        return self._by_base.get(base, [])

    def fitting(self, base: str, subject: str) -> tuple[list[Factor], bool]:
        """Return the counts that may belong to a subject, and whether the first one surely does.

        A single count belongs when it shares a word, the subject has none of its own or it counts
        receivers (受益学生人数); of several, the one that shares the most words, alone at the top
        and two at least; one is enough where only it counts receivers.
        """
        words = words_of(subject, self._day)
        held = self._by_base.get(base, [])
        if len(held) == 1:
            self.compared += 1
            shared = words & words_of(held[0].subject, self._day)
            return held, bool(shared) or not words or self._receives(held[0])
        scores = self._scores(base, words, held)
        ranked = sorted(scores, key=lambda pair: (-pair[1], pair[0].value, pair[0].subject))
        sure = len(ranked) > 0 and self._stands_out(ranked)
        return [count for count, _ in ranked[:MOST]], sure

    def _scores(
        self, base: str, words: frozenset[str], held: list[Factor]
    ) -> list[tuple[Factor, int]]:
        """Return candidates with the number of words they share; few are all compared."""
        if len(held) <= MOST:
            self.compared += len(held)
            return [(each, len(words & words_of(each.subject, self._day))) for each in held]
        seen: dict[int, list[Factor]] = defaultdict(list)
        for word in words:
            posted = self._by_word.get((base, word), [])
            if len(posted) <= MOST:
                for each in posted:
                    seen[id(each)].append(each)
        self.compared += sum(len(found) for found in seen.values())
        return [(found[0], len(found)) for found in seen.values()]

    def _stands_out(self, ranked: list[tuple[Factor, int]]) -> bool:
        """Return whether the first candidate is surely meant and none of the others."""
        count, score = ranked[0]
        if score == 1 and ranked[-1][1] <= 1:
            others = (other for other, _ in ranked[1:])
            only = self._receives(count) and not any(map(self._receives, others))
            return only and self._alone(ranked)
        return score > 1 and self._alone(ranked)

    def _receives(self, count: Factor) -> bool:
        """Return whether a count is of those who receive what the plan pays, by its words."""
        return any(word in count.subject for word in costing_words("receiver_words", self._day))

    @staticmethod
    def _alone(ranked: list[tuple[Factor, int]]) -> bool:
        return len(ranked) == 1 or ranked[0][1] > ranked[1][1]
