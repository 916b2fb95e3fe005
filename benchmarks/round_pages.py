"""The pages of a round, of results and of what stands beside them, against an empty page.

Asked in this process as the desk that reaches the whole county: what the server, the network and
others add is the same for each. Processor time is counted, 95 of 100 of this process's with the
database's mean, so that a busy machine tells the same. The empty page is the one for a new
password: the frame and three fields.
"""

from __future__ import annotations

import gc
import logging
from datetime import date
from importlib import import_module
from statistics import quantiles
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from platform_watch import backend_seconds
from round_plans import kept
from timing import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

BOUND: Final = 5
NOTICED: Final = 10
"""One sheet in so many has a notice."""
EMPTY: Final = "/people/password/"
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


def figures(year: Any, turns: int) -> Iterator[Figure]:  # noqa: ANN401 - a record
    """Yield how much more each page takes than an empty one, at the 95th of a hundred."""
    logging.disable()
    further(year)
    client = _client()
    empty = seconds_of(client, EMPTY, turns)
    for name, address in pages(year).items():
        found = seconds_of(client, address, turns)
        detail = f"{found * 1000:.0f} ms against {empty * 1000:.0f} ms"
        yield Figure(f"page: {name} / empty page", found / empty, BOUND, detail, at_least=False)


def further(year: Any) -> None:  # noqa: ANN401 - a record
    """Store a self-evaluation for each plan, notices for some, and an older round."""
    rounds = import_module("jixiao.web.rounds.models")
    made = rounds.RoundRecord.objects.get(year=year)
    sheets = list(made.sheets.defer("content").select_related(None))
    kept("results", "SelfEvaluationRecord", [
        {"plan_id": one.plan_id, "version_id": one.version_id, "path": one.path,
         "fiscal_year": year.year, "standing": ("draft", "department", "accepted")[number % 3],
         "content": {"spent": "3"}, "total": 60 + number % 40,
         "grade": ("优", "良", "中", "差")[number % 4]}
        for number, one in enumerate(sheets)
    ])  # fmt: skip
    kept("rounds", "RectificationRecord", [
        {"sheet": one, "row": 0, "demand": "加快支付进度。", "due": date(year.year, 9, 30),
         "person_id": made.person_id, "standing": ("open", "closed")[number % 2]}
        for number, one in enumerate(sheets[::NOTICED])
    ])  # fmt: skip
    older = rounds.RoundRecord.objects.create(
        year=year, cut_off=date(year.year, 3, 31), due=made.due, person_id=made.person_id
    )
    kept("rounds", "SheetRecord", [
        {"round": older, "plan_id": one.plan_id, "version_id": one.version_id, "path": one.path,
         "standing": ("draft", "department", "accepted")[number % 3]}
        for number, one in enumerate(sheets)
    ])  # fmt: skip
    connection = import_module("django.db").connection
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def pages(year: Any) -> dict[str, str]:  # noqa: ANN401 - a record
    """Return the pages by name."""
    rounds = import_module("jixiao.web.rounds.models")
    made = rounds.RoundRecord.objects.filter(year=year).earliest("pk")
    sheet = made.sheets.order_by("pk")[5000 % made.sheets.count()]
    evaluation = sheet.plan.evaluation
    last = -(-made.sheets.count() // 50)
    return {
        "rounds": "/rounds/",
        "a round": f"/rounds/{made.pk}/",
        "its last page": f"/rounds/{made.pk}/?page={last}",
        "its red lamps": f"/rounds/{made.pk}/?lamp=red",
        "a sheet": f"/rounds/sheets/{sheet.pk}/",
        "notices": "/rounds/notices/",
        "results": "/results/",
        "their last page": f"/results/?page={last}",
        "a self-evaluation": f"/results/{evaluation.pk}/",
        "summary by department": f"/results/summary/{year.year}/",
        "surveys": "/surveys/",
        "ledgers": "/ledgers/",
        "cases": "/cases/",
        "evaluations": "/evaluations/",
        "measured plans": "/measured/",
        "bindings of a plan": f"/measured/plans/{sheet.plan_id}/",
    }


def seconds_of(client: Any, address: str, turns: int) -> float:  # noqa: ANN401 - Django's
    """Return what a page takes: 95 of 100 turns of this process, the database's mean."""
    took: list[float] = []
    gc.collect()
    for turn in range(-2, turns):
        if turn == 0:
            database = backend_seconds()
        begun = process_time()
        answer = client.get(address)
        if turn >= 0:
            took.append(process_time() - begun)
        if answer.status_code != 200:  # noqa: PLR2004 - as the protocol has it
            raise ValueError(address, answer.status_code)
    return quantiles(took, n=20, method="inclusive")[-1] + (backend_seconds() - database) / turns


def _client() -> Any:  # noqa: ANN401 - a client of Django's
    import_module("django.conf").settings.ALLOWED_HOSTS = ["*"]
    people = import_module("jixiao.web.organisations.models").PersonRecord
    client = import_module("django.test").Client()
    client.force_login(people.objects.get(username="performance_desk_0"), BACKEND)
    return client
