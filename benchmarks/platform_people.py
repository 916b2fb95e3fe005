"""People at work for load tests: each logs in, looks, searches, writes, submits, and thinks.

Every person has a session and a connection of their own and draws what to do from a fixed seed.
A clerk holds a plan open and saves one cell after another on what the page last heard, beside a
second clerk of the same unit, so that saves meet: some are merged, some are told as conflicts.
"""

from __future__ import annotations

import http.client
import itertools
import json
import random
import re
import select
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic, perf_counter, sleep
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from platform_plans import CELL, PASSWORD, ROWS, THINGS, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

CLERK: Final = {"empty": 12, "list": 14, "search": 10, "plan": 20, "save": 38, "submit": 6}
READER: Final = {"empty": 12, "list": 28, "search": 20, "plan": 40}
EMPTY: Final = "/people/password/"
"""A page of the frame and a form of three fields, for those who are logged in."""


class NotAnswered(Exception):
    """The platform answered otherwise than it should."""


@dataclass(frozen=True)
class Save:
    """A text the platform confirmed: written on what stood at `base`, known as `revision`."""

    plan: int
    row: str
    base: int
    revision: int
    text: str


@dataclass
class Kept:
    """What people did: seconds by action, faults, saves confirmed, conflicts told."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    saves: list[Save] = field(default_factory=list)
    submitted: list[int] = field(default_factory=list)
    conflicts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def took(self, action: str, seconds: float) -> None:
        """Keep how long an action took."""
        with self.lock:
            self.seconds.setdefault(action, []).append(seconds)

    def count(self) -> int:
        """Return how many actions were timed."""
        return sum(map(len, self.seconds.values()))


def lost_updates(saves: Sequence[Save], stored: Mapping[tuple[int, str], str]) -> list[Save]:
    """Return the confirmed saves that were lost.

    Lost is the last save of a cell whose text is not what is `stored` by (plan, row), and any
    save written over by somebody who could not have seen it.
    """
    cells: dict[tuple[int, str], list[Save]] = {}
    for one in sorted(saves, key=lambda one: one.revision):
        cells.setdefault((one.plan, one.row), []).append(one)
    lost = [told[-1] for cell, told in cells.items() if stored.get(cell) != told[-1].text]
    for told in cells.values():
        lost += [one for one, after in itertools.pairwise(told)
                 if after.base < one.revision]  # fmt: skip
    return lost


class Person:
    """Somebody with a browser: a session, and the plans they open, write in and submit."""

    def __init__(
        self, username: str, port: int, *, opens: Sequence[int], submits: Sequence[int] = ()
    ) -> None:
        """Keep who it is; `opens` are plans to open, `submits` those this person alone submits."""
        self.username, self.port = username, port
        self.opens, self.submits = list(opens), list(submits)
        self.clerk = username.startswith("unit_clerk")
        self.mix = CLERK if self.clerk else READER
        self._cookies: dict[str, str] = {}
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._random = random.Random(username)
        self._page: tuple[int, int] | None = None

    def log_in(self) -> None:
        """Open a session and the first page; raises NotAnswered when that is refused."""
        self._ask("/people/log-in/")
        told = urlencode({"username": self.username, "password": PASSWORD})
        status, _ = self._ask("/people/log-in/", told)
        if status != HTTPStatus.FOUND:
            fault = f"{self.username}: log-in answered {status}"
            raise NotAnswered(fault)
        self._ask("/")

    def act(self, action: str, kept: Kept) -> None:
        """Do one action, its seconds and faults kept."""
        doing: dict[str, Callable[[Kept], None]] = {
            "empty": self._empty, "list": self._list, "search": self._search,
            "plan": self._plan, "save": self._save, "submit": self._submit,
        }  # fmt: skip
        try:
            doing[action](kept)
        except (OSError, http.client.HTTPException, NotAnswered) as fault:
            kept.faults.append(f"{action} {self.username}: {fault!r}")
            self._line.close()

    def work(self, kept: Kept, until: float, think: tuple[float, float]) -> None:
        """Act and think until the time comes."""
        sleep(self._random.uniform(0, think[1]))
        while monotonic() < until:
            self.act(self._random.choices([*self.mix], [*self.mix.values()])[0], kept)
            sleep(self._random.uniform(*think))

    def _empty(self, kept: Kept) -> None:
        self._timed("empty", kept, EMPTY)

    def _list(self, kept: Kept) -> None:
        self._timed("list", kept, f"/plans/?year={YEAR}&page={self._random.randint(1, 5)}")

    def _search(self, kept: Kept) -> None:
        number = f"第{self._random.randint(1, 9999)}"
        words = self._random.choice((f"{self._random.choice(THINGS)}节能", number))
        self._timed("search", kept, f"/plans/?words={quote(words)}")

    def _plan(self, kept: Kept) -> None:
        plan = self._random.choice(self.opens)
        _, content = self._timed("plan", kept, f"/plans/{plan}/")
        revision = re.search(rb'data-revision="(\d+)"', content)
        if self.clerk and revision is None:
            fault = f"plan {plan} cannot be written in"
            raise NotAnswered(fault)
        self._page = (plan, int(revision[1])) if revision else None

    def _save(self, kept: Kept) -> None:
        """Write one cell of the open plan; after a conflict, take one's own text or theirs."""
        if self._page is None:
            self._plan(kept)
        row = f"r{self._random.randint(1, ROWS)}"
        text = f"依据{self._random.randint(1, 10**9)}"
        if self._written(row, text, kept):
            return
        kept.conflicts += 1
        if self._random.random() < 1 / 2:
            self._written(row, text, kept)

    def _written(self, row: str, text: str, kept: Kept) -> bool:
        """Return whether the text was written; the page knows what the platform answered."""
        plan, base = self._page or (0, 0)
        change = {"kind": "cell", "row": row, "name": CELL, "text": text}
        told = json.dumps({"base": base, "changes": [change]})
        status, content = self._timed(
            "save", kept, f"/plans/{plan}/changes/", told,
            good=(HTTPStatus.OK, HTTPStatus.CONFLICT), kind="application/json",
        )  # fmt: skip
        revision = json.loads(content)["revision"]
        self._page = (plan, revision)
        if status == HTTPStatus.CONFLICT:
            return False
        kept.saves.append(Save(plan, row, base, revision, text))
        return True

    def _submit(self, kept: Kept) -> None:
        if not self.submits:
            self._empty(kept)
            return
        plan = self.submits.pop()
        self._timed("submit", kept, f"/plans/{plan}/submit/", "", good=(HTTPStatus.FOUND,))
        kept.submitted.append(plan)

    def _timed(  # noqa: PLR0913 - a request and what it should be answered
        self, action: str, kept: Kept, path: str, body: str | None = None, *,
        good: Sequence[int] = (HTTPStatus.OK,), kind: str = "application/x-www-form-urlencoded",
    ) -> tuple[int, bytes]:  # fmt: skip
        """Return status and content, the seconds kept; raises NotAnswered for another status."""
        begun = perf_counter()
        status, content = self._ask(path, body, kind=kind)
        kept.took(action, perf_counter() - begun)
        if status not in good:
            fault = f"{path} answered {status}: {content[:200].decode(errors='replace')}"
            raise NotAnswered(fault)
        return status, content

    def _ask(
        self, path: str, body: str | None = None, *, kind: str = "application/x-www-form-urlencoded"
    ) -> tuple[int, bytes]:
        """Return status and content of a request of this session."""
        self._notice_closing()
        told = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if body is not None:
            told |= {"X-CSRFToken": self._cookies.get("csrftoken", ""), "Content-Type": kind}
        self._line.request("GET" if body is None else "POST", path, body, told)
        answer = self._line.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, content

    def _notice_closing(self) -> None:
        """Open a new connection where the platform has closed the idle one, as browsers do."""
        line = self._line.sock
        if line is not None and select.select([line], [], [], 0)[0]:
            self._line.close()
