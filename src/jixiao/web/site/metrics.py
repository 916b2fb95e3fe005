"""What the platform counted of its own work, for whatever watches over it.

Every process counts for itself in files of `PROMETHEUS_MULTIPROC_DIR`, which `serving.py` names;
whichever answers adds them up.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.http import require_GET
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from prometheus_client.core import REGISTRY, CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

from jixiao.web.site.middleware import login_not_required
from jixiao.web.trail.models import TrailHeadRecord

if TYPE_CHECKING:
    from django.http import HttpRequest

LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-Ip")


@login_not_required
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the counts as Prometheus reads them; 403 but with the token or from this computer."""
    if not _may_read(request):
        return HttpResponseForbidden("metrics: a bearer token, or from this computer")
    counted = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call] # the library's own
    body = generate_latest(counted) + generate_latest(_standing())
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """Return whether the token is told; without a token set, whether it is asked from here.

    What came through a server in front of the platform is not from here.
    """
    token = settings.ENVIRONMENT.metrics_token
    told = request.headers.get("Authorization", "")
    if token:
        return hmac.compare_digest(told.encode(), f"Bearer {token}".encode())
    forwarded = any(name in request.headers for name in FORWARDED)
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not forwarded


def _standing() -> CollectorRegistry:
    """Return what stands in the database now: tasks by state, entries of the trail."""
    found = CollectorRegistry()
    tasks = Gauge("jixiao_tasks", "Background tasks by state.", ["state"], registry=found)
    trail = Gauge("jixiao_trail_entries", "Entries of the trail.", registry=found)
    vendor = Gauge("jixiao_database", "The database that answers.", ["vendor"], registry=found)
    for state in ("READY", "RUNNING", "FAILED"):
        tasks.labels(state.lower()).set(DBTaskResult.objects.filter(status=state).count())
    head = TrailHeadRecord.objects.filter(pk=1).first()
    trail.set(head.number if head else 0)
    vendor.labels(connection.vendor).set(1)
    return found
