"""A sample drawn from a sealed ledger, as text and as JSON: how it came about, and who."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.speaking import wrong_usage
from jixiao.measurement.ask import Ask
from jixiao.measurement.drawn_people import standings
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.persons_in import Frame, population
from jixiao.model.message import message
from jixiao.survey.sampling import drawn, sample_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from jixiao.measurement.drawn_people import Standing
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.persons_in import Population
    from jixiao.measurement.sealing import Store
    from jixiao.standards.surveys import SurveyRules

    Translate = Callable[[str], str]

_FORMAT: Final = "jixiao/1"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the options said: whom, how exactly (half width 0-1), by which seed, seen by whom.

    `size` is how many were asked for, None for as many as the margin takes.
    """

    frame: Frame
    margin: Decimal
    seed: str
    size: int | None
    owner: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample with what it was drawn from."""

    drawing: Drawing
    population: Population
    people: tuple[Standing, ...]


def frame_of(  # noqa: PLR0913 - one argument per option
    *,
    ledger: str | None,
    first: int | None,
    last: int | None,
    divisions: Sequence[str],
    filters: Sequence[str],
    loads: Sequence[int],
    as_of: int | None,
    day: date | None,
    with_dead: bool,
) -> Frame:
    """Return whose persons the options mean; refused without a ledger and months.

    Who had died by `day` is left out, by today without one; nobody is `with_dead`.
    """
    if with_dead and day is not None:
        raise wrong_usage(message("--day 和 --with-dead 只能写明一个。"))
    if ledger is None or first is None or last is None or first > last:
        raise wrong_usage(
            message("从台账抽样须写明 --ledger（台账）、--first 和 --last（首月不晚于末月）。")
        )
    held: dict[str, tuple[str, ...]] = {}
    for one in filters:
        name, equals, value = one.partition("=")
        if not (name and equals and value):
            raise wrong_usage(
                message("--filter 的“{text}”应写作 列=值，如 benefit=heating。", text=one)
            )
        held[name] = (*held.get(name, ()), value)
    return Frame(
        ledger_named(ledger).name,
        Ask(first, last, held),
        tuple(divisions),
        frozenset(loads) or None,
        as_of or 0,
        None if with_dead else day or datetime.now(UTC).astimezone().date(),
    )


def sample_of(engine: Engine, store: Store, drawing: Drawing, rules: SurveyRules) -> Sample:
    """Return the sample that the options ask for; the same options draw the same people."""
    found = population(engine, store, drawing.frame)
    size = drawing.size or sample_size(len(found.persons), drawing.margin, rules)
    chosen = drawn(found.persons, size, drawing.seed)
    owned = found.loads if drawing.owner else ()
    people = standings(engine, store, drawing.frame, chosen, owned=owned)
    return Sample(drawing, found, tuple(people))


def as_text(sample: Sample, translate: Translate) -> str:
    """Return how the sample came about, and a line for each person in the order of the files."""
    frame, found = sample.drawing.frame, sample.population
    lines = [
        message(
            "台账“{title}”{first}至{last}共{persons}人（同一人只计一次），误差±{margin}，"
            "按种子“{seed}”抽出{size}人。",
            title=message(ledger_named(frame.ledger).title),
            first=frame.ask.first,
            last=frame.ask.last,
            persons=len(found.persons),
            margin=f"{(sample.drawing.margin * 100).normalize():f}%",
            seed=sample.drawing.seed,
            size=len(sample.people),
        ),
        message(
            "台账清单哈希{digest}，截至第{as_of}次载入；同样的种子、条件和台账抽出同样的人。",
            digest=found.digest,
            as_of=found.as_of,
        ),
        *(
            [message("截至{day}已死亡的{dead}人没有列入。", day=frame.day, dead=found.dead)]
            if frame.day
            else []
        ),
        *(
            message(
                "{place} 第{row}行 {number} {name}",
                place=" ".join(filter(None, (one.division, one.file, one.sheet))),
                row=one.row,
                number=one.number,
                name=one.name,
            )
            for one in sample.people
        ),
    ]
    return "".join(f"{one.render(translate)}\n" for one in lines)


def as_json(sample: Sample, _translate: Translate) -> str:
    """Return the same as JSON; shares as decimal strings."""
    frame, found = sample.drawing.frame, sample.population
    told = {
        "format": _FORMAT,
        "content": "sample",
        "ledger": frame.ledger,
        "first": frame.ask.first,
        "last": frame.ask.last,
        "divisions": list(frame.divisions),
        "filters": {name: list(held) for name, held in sorted(frame.ask.filters.items())},
        "loads": list(found.loads),
        "as_of": found.as_of,
        "digest": found.digest,
        "population": len(found.persons),
        "day": frame.day.isoformat() if frame.day else None,
        "dead": found.dead,
        "margin": str(sample.drawing.margin),
        "seed": sample.drawing.seed,
        "size": len(sample.people),
        "people": [_person(one) for one in sample.people],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _person(one: Standing) -> dict[str, Any]:
    return {
        "division": one.division,
        "load": one.load,
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
        "number": one.number,
        "name": one.name,
    }
