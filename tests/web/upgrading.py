"""A filled database of the first release, brought to this one, back and here again.

Run as a program, with JIXIAO_HOME or JIXIAO_DATABASE naming an empty database. It prints how many
rows it held, and ends with a fault where a migration loses or changes one.
"""

from __future__ import annotations

# ruff: noqa: ANN401, T201 - models of another release; it prints what it found
import json
import os
import sys
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import django
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from jixiao.forms.typed_form import typed_of
from jixiao.notation.exchange import write_line
from jixiao.notation.plan_text import read_plan_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OURS = "jixiao.web."
FIRST_RELEASE = {
    "organisations": "0002_log_ins_second_factor", "plans": "0001_initial",
    "reviews": "0002_opinionrecord", "intake": "0001_initial", "disclosure": "0001_initial",
    "trail": "0001_initial", "api": "0001_initial",
}  # fmt: skip
"""The last migration of each app at that release; an app that is not named was not there."""
ROWS = 5


def main() -> int:
    """Go forward, back, and forward again; return 0 when every row is as it was."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    django.setup()
    from django.apps import apps  # noqa: PLC0415 - set up by now

    ours = [one.label for one in apps.get_app_configs() if one.name.startswith(OURS)]
    fresh = MigrationExecutor(connection)
    last = [leaf for leaf in fresh.loader.graph.leaf_nodes() if leaf[0] not in ours]
    migrated = {app for app, _ in fresh.loader.graph.leaf_nodes()}
    then = last + [(app, FIRST_RELEASE.get(app)) for app in ours if app in migrated]
    named = [(app, name) for app, name in then if name]
    MigrationExecutor(connection).migrate(named)
    held = MigrationExecutor(connection).loader.project_state(named).apps
    first = list(_models(held))
    for model in first:
        _fill(model)
    before = {model._meta.db_table: _rows(model) for model in first}
    for _ in range(2):
        _to_this_release(before, first)
        MigrationExecutor(connection).migrate(then)
        _same(before, {model._meta.db_table: _rows(model) for model in first}, "back")
    _to_this_release(before, first)
    print(f"{sum(map(len, before.values()))} rows in {len(before)} tables")
    return 0


def _to_this_release(before: dict[str, Any], first: list[Any]) -> None:
    """Migrate to the newest; what both releases know must be as it was, and be read."""
    from django.apps import apps  # noqa: PLC0415 - set up by now

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    shared = {}
    for model in first:
        now = apps.get_model(model._meta.app_label, model._meta.model_name)
        names = {field.attname for field in now._meta.concrete_fields}
        shared[model._meta.db_table] = [
            {name: row.get(name) for name in names & row.keys()}
            for row in now._default_manager.order_by("pk").values()
        ]
    for table, rows in shared.items():
        kept = [{name: row[name] for name in told} for row, told in _pairs(before[table], rows)]
        assert kept == rows, f"forward: {table}"


def _pairs(before: list[Any], after: list[Any]) -> Iterator[tuple[Any, Any]]:
    assert len(before) == len(after), f"{len(before)} rows, then {len(after)}"
    return zip(before, after, strict=True)


def _same(before: dict[str, Any], after: dict[str, Any], way: str) -> None:
    for table, rows in before.items():
        assert after[table] == rows, f"{way}: {table}"


def _models(held: Any) -> Iterator[Any]:
    """Yield the models of our apps, those that others refer to first."""
    waiting = [one for one in held.get_models() if one._meta.app_label in FIRST_RELEASE]
    done: set[Any] = set()
    while waiting:
        for model in list(waiting):
            needed = {
                field.related_model for field in model._meta.concrete_fields
                if field.is_relation and field.related_model is not model
            }  # fmt: skip
            if all(one in done or one not in waiting for one in needed):
                waiting.remove(model)
                done.add(model)
                yield model


def _fill(model: Any) -> None:
    for number in range(1, ROWS + 1):
        told = {
            field.name: _value(field, model, number)
            for field in model._meta.concrete_fields
            if not isinstance(field, models.AutoField)
        }
        model._default_manager.create(**told)


def _value(field: Any, model: Any, number: int) -> Any:
    if field.is_relation:
        if field.related_model is model or (field.null and number % 2):
            return None
        return field.related_model._default_manager.order_by("pk")[number - 1]
    if isinstance(field, models.JSONField):
        return _content(model._meta.model_name, field.name)
    for kind, made in KINDS:
        if isinstance(field, kind):
            return made(number)
    if field.name == "path":
        return f"53082{number}/341/341{number:03d}/"
    return f"值{number}"[: field.max_length]


def _content(model: str, field: str) -> Any:
    """Return what the first release stored there: later ones read versions and drafts."""
    from jixiao.web.plans.mapping import content_of  # noqa: PLC0415 - set up by now
    from web.region import GOOD  # noqa: PLC0415

    document = read_plan_text(GOOD)
    if (model, field) == ("versionrecord", "content"):
        return json.loads(write_line(document))
    return content_of(typed_of(document.projects[0]))


KINDS: tuple[tuple[Any, Callable[[int], Any]], ...] = (
    (models.DateTimeField, lambda number: timezone.now() + timedelta(days=number)),
    (models.DateField, lambda number: date(2026, 1, number)),
    (models.DecimalField, lambda number: Decimal(number) / 4),
    (models.BooleanField, lambda number: number % 2 == 0),
    (models.IntegerField, lambda number: number),
    (models.BinaryField, lambda number: bytes([number])),
)


def _rows(model: Any) -> list[Any]:
    rows = list(model._default_manager.order_by("pk").values())
    return [
        {
            name: bytes(value) if isinstance(value, memoryview) else value
            for name, value in r.items()
        }
        for r in rows
    ]


if __name__ == "__main__":
    sys.exit(main())
