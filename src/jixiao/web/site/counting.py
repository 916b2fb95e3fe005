"""Requests counted by page, and how long they took; no plan, place or person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import Counter, Histogram

if TYPE_CHECKING:
    from django.http import HttpRequest

BUCKETS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
REQUESTS: Final = Counter(
    "jixiao_requests", "Requests answered.", ["page", "method", "status"]
)  # fmt: skip
SECONDS: Final = Histogram(
    "jixiao_request_seconds", "Seconds until a request was answered.", ["page"], buckets=BUCKETS
)


def count_request(request: HttpRequest, status: int, seconds: float) -> None:
    """Count a request under the name of its address; unknown addresses are one."""
    match = request.resolver_match
    page = (match.view_name if match else "") or "unknown"
    method = request.method if request.method in ("GET", "POST", "HEAD") else "other"
    REQUESTS.labels(page, method, status).inc()
    SECONDS.labels(page).observe(seconds)
