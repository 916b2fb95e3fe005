# ruff: noqa: T201 - a script that prints its report
"""Print cell accuracy, joined rows and equal plans of every producer and layout.

python tests/prints/measure.py [--only WORD] [--most N] [--show N] [--keep DIR] [--styles]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prints.accuracy import Accuracy, accuracy
from prints.paging import Habits
from prints.paper import Printed, print_sheet
from prints.papers import Paper, papers, plans_in
from prints.producers import PRODUCERS
from prints.styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

CELLS = 0.998
ROWS = 0.99
UNRULED = ("three", "bands", "blank", "levels")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only producers or styles with this in the name")
    parser.add_argument("--layout", default="", help="only layouts with this in the name")
    parser.add_argument("--most", type=int, default=1000, help="plans of each sample")
    parser.add_argument("--show", type=int, default=0, help="differences shown of each file")
    parser.add_argument(
        "--keep", type=Path, help="write the PDFs there, and take those that are there"
    )
    parser.add_argument("--styles", action="store_true", help="kinds of borders, not producers")
    options = parser.parse_args()
    names = STYLES if options.styles else [str(one) for one in PRODUCERS]
    failed = 0
    for paper in papers(options.most):
        if options.layout not in paper.layout:
            continue
        for name in names:
            if options.only not in name:
                continue
            make = styled if options.styles else produced
            made = kept(options.keep, paper, name) or make(paper, name)
            if made is None:
                continue
            if options.keep:
                keep(options.keep, paper, name, made)
            result = accuracy(paper.sheet, made, spans=name not in UNRULED)
            equal = same(plans_in("a.pdf", made.content), paper.plans)
            good = result.cells >= CELLS and result.rows >= ROWS and equal == len(paper.plans)
            failed += not good
            print(line(paper.layout, name, result), f"plans {equal}/{len(paper.plans)}",
                  "" if good else "  <<<", flush=True)  # fmt: skip
            for wanted, found in result.different[: options.show]:
                print("    ", *wanted, " <-  ", *found)
    print(f"{failed} below the bounds")
    return 1 if failed else 0


def path_of(folder: Path, paper: Paper, name: str) -> Path:
    return folder / f"{paper.layout}-{name.replace(', ', '-').replace(' ', '_')}.pdf"


def kept(folder: Path | None, paper: Paper, name: str) -> Printed | None:
    """What an earlier run has written."""
    path = folder and path_of(folder, paper, name)
    if not path or not path.exists():
        return None
    cut = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Printed(path.read_bytes(), frozenset(map(tuple, cut)))


def keep(folder: Path, paper: Paper, name: str, made: Printed) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = path_of(folder, paper, name)
    path.write_bytes(made.content)
    path.with_suffix(".json").write_text(json.dumps(sorted(made.cut)), encoding="utf-8")


def styled(paper: Paper, style: str) -> Printed:
    return print_sheet(paper.sheet, Habits(height=500, sections_on=True), style)


def produced(paper: Paper, name: str) -> Printed | None:
    (producer,) = (one for one in PRODUCERS if str(one) == name)
    lacking = producer.missing()
    if lacking:
        print(f"{name}: install {lacking}")
        return None
    return producer.print(paper.sheet)


def same(found: Sequence[object], wanted: Sequence[object]) -> int:
    if len(found) == len(wanted):
        return sum(a == b for a, b in zip(found, wanted, strict=True))
    return sum(any(a == b for a in found) for b in wanted)


def line(layout: str, name: str, result: Accuracy) -> str:
    return (
        f"{layout[:14]:14} {name:44} cells {100 * result.cells:6.2f} %"
        f" ({result.right}/{max(result.printed, result.found)})"
        f"  cut {result.joined}/{result.cut}"
    )


if __name__ == "__main__":
    sys.exit(main())
