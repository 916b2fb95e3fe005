"""What comes over the counter in numbers: tasks, cards, answers to surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from jixiao.measurement.samples.columns import chosen, dates, numbered, same
from jixiao.measurement.samples.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from jixiao.measurement.samples.county import Project
    from jixiao.measurement.samples.people import People
    from jixiao.measurement.samples.scene import Scene

ANSWERS: Final = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"]
ASKED: Final = 240


def tasks_of(scene: Scene) -> Iterator[pa.Table]:
    """Yield the tasks of each kind, spread evenly: due in ten days, a few late or wrong."""
    for project, kind, yearly in scene.county.given.get("tasks", ()):
        count = scene.county.heads(yearly) * len(scene.county.years)
        random = scene.county.random(f"tasks{kind}")
        days = (len(scene.county.months) - 1) * 30
        passed = (np.arange(count) + random.random(count)) * days / count
        received = scene.county.months[0].astype("datetime64[D]") + passed.astype(np.int64)
        took = np.where(random.random(count) < 0.004, 13, random.integers(0, 10, count))  # noqa: PLR2004
        yield table_of(
            "tasks",
            count,
            {
                "task": numbered(
                    f"T{project[-4:]}" if project.isascii() else "T", np.arange(count), 7
                ),
                "project": same(project, count),
                "kind": same(kind, count),
                "received_on": dates(received),
                "due_on": dates(received + 10),
                "done_on": dates(received + took),
                "correct": random.random(count) > 0.003,  # noqa: PLR2004 - three of a thousand
            },
        )


def cards_of(scene: Scene, people: People, year: int) -> pa.Table | None:
    """Return a year's applications for cards; None where no project makes any."""
    given = scene.county.given.get("cards")
    if given is None:
        return None
    count = min(scene.county.heads(given["made"]), len(people))
    random = scene.county.random(f"cards{year}")
    who = random.permutation(len(people))[:count]
    applied = np.datetime64(f"{year}-01-04", "D") + random.integers(0, 340, count)
    took = np.where(random.random(count) < 0.003, 12, random.integers(0, 6, count))  # noqa: PLR2004
    replaced = np.arange(count) < scene.county.heads(given["replaced"])
    return table_of(
        "cards",
        count,
        {
            "application": numbered(f"D{year}", np.arange(count), 7),
            "person": people.persons.take(who),
            "project": same(given["project"], count),
            "kind": chosen(["first", "replaced"], replaced.astype(int)),
            "applied_on": dates(applied),
            "due_on": dates(applied + 7),
            "made_on": dates(applied + took),
            "handed_on": dates(applied + took + random.integers(0, 9, count)),
            "electronic_on": dates(applied + took, random.random(count) < 0.2),  # noqa: PLR2004
        },
    )


def answers_of(scene: Scene, project: Project, year: int) -> pa.Table:
    """Return a survey's answers: one question, a share of the invalid, scores out of five."""
    random = scene.county.random(f"survey{project.code}{year}")
    count = max(30, scene.county.heads(ASKED))
    groups = project.survey.split("、")
    satisfied = project.satisfied / 100
    weights = [satisfied * 0.72, satisfied * 0.28, *((1 - satisfied) * p for p in (0.6, 0.3, 0.1))]
    which = random.choice(5, count, p=np.array(weights) / sum(weights))
    return table_of(
        "answers",
        count,
        {
            "survey": same(f"{project.code[-20:]}-{year}", count),
            "project": same(project.code, count),
            "group": chosen(groups, np.arange(count) % len(groups)),
            "frame": np.full(count, max(count * 8, 400)),
            "respondent": numbered("R", np.arange(count), 6),
            "answered_on": dates(
                np.datetime64(f"{year}-11-01", "D") + random.integers(0, 29, count)
            ),
            "method": chosen(["phone", "online", "paper"], random.integers(0, 3, count)),
            "question": np.ones(count, dtype=np.int64),
            "answer": chosen(list(ANSWERS), which),
            "score": 5 - which,
            "full_score": np.full(count, 5),
            "valid": random.random(count) > 0.02,  # noqa: PLR2004 - two of a hundred are spoilt
        },
    )
