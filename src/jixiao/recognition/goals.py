"""Goals that stand on lines of their own under a heading or after a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Entry
from jixiao.recognition.facts import facts_in
from jixiao.recognition.labels import label_of

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledForm
    from jixiao.model.source import SourceSpan
    from jixiao.recognition.outline import Marked

GOALS = frozenset({"objectives", "actual_objectives", "midterm.objectives"})
_STOPS = ("。", "；", ";", ".", "！", "!")
_LONGEST = 600
_BRACKETS = re.compile(r"[\[【].*[\]】]$")


class GoalReader:
    """Collects lines of goals into an entry of the form; each sentence or item is one goal."""

    def __init__(self, form: FilledForm) -> None:
        self._form = form
        self._items: list[str] = []
        self._name: str | None = None

    def take(self, name: str, line: Marked, span: SourceSpan) -> bool:
        """Add a line to the goals called `name`; return False for one too long to be a goal."""
        if len(line.text) > _LONGEST:
            return False
        old = self._form.entries.get(name)
        if name != self._name or old is None:
            self._name, self._items = name, [old.text] if old else []
        plain = line.kind.startswith("plain")
        if self._items and plain and not self._items[-1].endswith(_STOPS):
            self._items[-1] += line.text
        else:
            self._items.append(line.text)
        self._form.entries[name] = Entry(self._text(), old.span if old else span)
        return True

    def _text(self) -> str:
        """Return the goals numbered, so that they stay apart; a lone one as it stands."""
        if len(self._items) == 1:
            return self._items[0]
        return "\n".join(f"{number}.{text}" for number, text in enumerate(self._items, 1))


def states_otherwise(text: str) -> bool:
    """Return True for a line under a heading of goals that is none: a label, a bracketed head."""
    told_goal = any(name == "objectives" for name, _ in facts_in(text))
    return label_of(text) is not None or bool(_BRACKETS.match(text)) or told_goal
