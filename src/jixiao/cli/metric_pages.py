"""Metrics as a list, as definitions and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import metric_named, metrics
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.measurement.metric import Metric
    from jixiao.model.message import Message

    Translate = Callable[[str], str]

_FORMAT: Final = "jixiao/1"


def chosen(names: Sequence[str], ledger: str | None) -> list[Metric]:
    """Return the metrics named, or all; only those over a ledger where one is given.

    Raises UnknownMetric, UnknownLedger.
    """
    found = [metric_named(one) for one in names] or sorted(
        metrics().values(), key=lambda one: (one.ledgers, one.name)
    )
    if ledger is None:
        return found
    wanted = ledger_named(ledger).name
    return [one for one in found if wanted in one.ledgers]


def listed(found: Sequence[Metric], translate: Translate) -> str:
    """Return one line a metric: name, title, unit, ledgers."""
    lines = [
        f"{one.name}\t{translate(one.title)}\t{one.unit}\t{','.join(one.ledgers)}" for one in found
    ]
    return "\n".join(lines) + "\n"


def explained(found: Sequence[Metric], translate: Translate) -> str:
    """Return a block a metric: what is counted, over which ledgers, by which clause."""
    return "\n".join(
        "\n".join(line.render(translate) for line in _lines(one, translate)) + "\n" for one in found
    )


def _lines(one: Metric, translate: Translate) -> Iterator[Message]:
    yield message("{name} {title}", name=one.name, title=translate(one.title))
    yield message("  口径：{definition}", definition=translate(one.definition))
    yield message("  单位：{unit}", unit=one.unit)
    titles = "、".join(f"{name}（{ledger_named(name).title}）" for name in one.ledgers)
    yield message("  台账：{ledgers}", ledgers=titles)
    yield message("  可筛选：{filters}", filters="、".join(one.filters) or "—")
    yield message("  口径版本：{version}", version=one.version)
    if one.source:
        yield message("  依据：{source}", source=one.source)


def as_json(found: Sequence[Metric], translate: Translate) -> str:
    """Return the same as JSON."""
    records = [
        {
            "metric": one.name,
            "title": translate(one.title),
            "definition": translate(one.definition),
            "unit": one.unit,
            "ledgers": list(one.ledgers),
            "filters": list(one.filters),
            "version": one.version,
            "source": one.source or None,
        }
        for one in found
    ]
    told = {"format": _FORMAT, "content": "metrics", "metrics": records}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
