"""How files are called in what is told of them: by their names, told apart where two share one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def told_apart(paths: Iterable[str]) -> dict[str, str]:
    """Return path → name: the file's own, or the fewest last parts of the path that tell it apart.

    Parts are joined by `/`. Two spellings of one path keep its whole.
    """
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    parts = {path: Path(path).absolute().parts for path in paths}
    same: dict[str, list[str]] = defaultdict(list)
    for path, own in parts.items():
        same[own[-1] if own else path].append(path)
    names: dict[str, str] = {}
    for name, group in same.items():
        if len(group) == 1:
            names[group[0]] = name
        else:
            names |= zip(group, _shortest([parts[path] for path in group]), strict=True)
    return {path: names[path] for path in parts}


def _shortest(group: Sequence[Sequence[str]]) -> list[str]:
    """Return the shortest ends of paths that no other one of the group has too."""
    from pathlib import PurePath  # noqa: PLC0415 - only click at the top

    ends: list[str] = []
    longest = max(map(len, group))
    counts = [Counter(tuple(path[-length:]) for path in group) for length in range(1, longest + 1)]
    for path in group:
        lengths = range(1, len(path) + 1)
        length = next((n for n in lengths if counts[n - 1][tuple(path[-n:])] == 1), len(path))
        ends.append(PurePath(*path[-length:]).as_posix())
    return ends
