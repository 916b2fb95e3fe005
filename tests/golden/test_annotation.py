"""The reader against an independent annotation of the three sample documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from jixiao.notation.exchange import write_plans

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "annotation"
DOCUMENT = ("issuer", "kind", "fiscal_year", "total_budget", "department", "contents")
PROJECT = (
    "ordinal", "unit", "department", "implementing_unit", "code", "name", "year", "category",
    "attribute", "period", "budget", "purpose", "plan", "objectives",
)  # fmt: skip
INDICATOR = (
    "level1", "level2", "name", "description", "target_text", "operator", "value", "unit",
    "weight", "basis",
)  # fmt: skip
REQUIRED = 1
SAMPLES = {
    "huangyuan_2024_approval": (7, 42),
    "pingluo_2024_targets": (12, 102),
    "funing_2024_text": (22, 205),
}


def flat(value: object, path: str) -> dict[str, object]:
    """Every leaf of a value under its path; empty leaves are left out."""
    if isinstance(value, dict):
        leaves = [flat(item, f"{path}.{key}") for key, item in value.items()]
    elif isinstance(value, list):
        leaves = [flat(item, f"{path}[{number}]") for number, item in enumerate(value)]
    else:
        return {} if value in (None, "") else {path: value}
    return {key: leaf for group in leaves for key, leaf in group.items()}


def fields(document: dict) -> dict[str, object]:
    """The compared fields of a document, empty ones as None."""
    found = {name: document.get(name) for name in DOCUMENT}
    compared = {
        f"{path}": value for name, item in found.items() for path, value in flat(item, name).items()
    }
    for number, project in enumerate(document["projects"], 1):
        for name in PROJECT:
            compared |= flat(project.get(name), f"{number}.{name}") or {f"{number}.{name}": None}
        for row, indicator in enumerate(project["indicators"], 1):
            for name in INDICATOR:
                compared[f"{number}.{row}.{name}"] = indicator.get(name)
    return compared


def differences(sample: str) -> tuple[list[str], int]:
    """The unequal fields (path, annotation, reader) and the number of fields compared."""
    path = ROOT / "samples" / f"{sample}.txt"
    (read,) = read_content(path.name, path.read_bytes())
    assert isinstance(read, PlanDocument)
    ours = fields(json.loads(write_plans([read]))["documents"][0])
    annotation = json.loads((HERE / f"{sample}.json").read_text(encoding="utf-8"))
    theirs = fields(annotation["documents"][0])
    keys = ours.keys() | theirs.keys()
    unequal = [key for key in sorted(keys) if ours.get(key) != theirs.get(key)]
    return [f"{key}: {theirs.get(key)!r} read as {ours.get(key)!r}" for key in unequal], len(keys)


@pytest.mark.parametrize("sample", SAMPLES)
def test_reader_agrees_with_the_annotation(sample: str) -> None:
    unequal, compared = differences(sample)
    assert 1 - len(unequal) / compared >= REQUIRED, "\n".join(unequal)


@pytest.mark.parametrize(("sample", "counts"), SAMPLES.items())
def test_reader_finds_every_project_and_indicator(sample: str, counts: tuple[int, int]) -> None:
    path = ROOT / "samples" / f"{sample}.txt"
    (read,) = read_content(path.name, path.read_bytes())
    assert isinstance(read, PlanDocument)
    assert (len(read.projects), sum(len(p.indicators) for p in read.projects)) == counts


if __name__ == "__main__":
    for each in SAMPLES:
        wrong, total = differences(each)
        print(f"{each}: {total - len(wrong)} of {total} fields equal")  # noqa: T201
        print("\n".join(wrong))  # noqa: T201
