"""Results without log-in: the files of what was disclosed, the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from jixiao.flow import publish
from jixiao.notation.exchange import read_lines
from jixiao.web.disclosure.downloads import json_bytes
from jixiao.web.disclosure.models import Standing
from jixiao.web.disclosure.public_page import public_page
from jixiao.web.disclosure.queries import public_plans
from jixiao.web.plans.printing import MEDIA
from jixiao.web.results.judging import FORM
from jixiao.web.results.models import DisclosedResultRecord

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from jixiao.web.results.models import ResultRecord

KINDS: Final = ("docx", "pdf", "xlsx", "json")


@public_page
def download(_request: HttpRequest, plan_id: int, number: int, kind: str) -> HttpResponseBase:
    """Give a disclosed result of a plan that is public as a file."""
    public = get_object_or_404(public_plans(), plan=plan_id, standing=Standing.PUBLISHED)
    found = get_object_or_404(
        DisclosedResultRecord.objects.select_related("result"), plan=plan_id, result__number=number
    )
    if kind not in KINDS:
        raise Http404
    response = HttpResponse(_file(found.result, kind), content_type=MEDIA[kind])
    name = f"{public.code or plan_id}_result{number}.{kind}"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _file(result: ResultRecord, kind: str) -> bytes:
    """Return the result as it was accepted, printed as the form or as exchange JSON."""
    if kind == "json":
        return json_bytes(result.content)
    line = json.dumps(result.content, ensure_ascii=False).encode()
    return publish(next(iter(read_lines([line], str(result.pk)))), FORM, kind)
