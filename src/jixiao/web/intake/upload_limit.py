"""Uploads beyond the limit are refused before a byte of them is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from jixiao.web.site.told_numbers import number_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class UploadLimit:
    """Answers 413 to requests that announce more bytes than may be uploaded at once.

    Stands before everything that reads the request. What announces nothing is not read at all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, or the refusal with the limit."""
        told = number_told(request.META.get("CONTENT_LENGTH") or "0")
        limit: int = settings.UPLOAD_MAX_BYTES
        if told is not None and told <= limit:
            return self._answer(request)
        said = _("一次上传的文件合计超过上限 {limit} MB；请分几次上传。").format(limit=limit >> 20)
        return render(request, "site/refused.html", {"text": said}, status=413)
