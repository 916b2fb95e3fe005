"""The API itself: its resources, and how refusals are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jixiao import __version__
from jixiao.locale import translator
from jixiao.model.errors import JixiaoError
from jixiao.web.api import disclosed, documents, findings, moves, plans, saving
from jixiao.web.api.access import Token
from jixiao.web.api.exact_parser import ExactParser
from jixiao.web.plans.actions.create_plan import PlanExists
from jixiao.web.plans.moving import NoSuchPlan
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

api = NinjaAPI(
    title="jixiao", version=__version__, auth=Token(), docs_url=None, parser=ExactParser(),
    urls_namespace="api",
    description="Budget performance plans: the pages' lists and actions for programs.",
)  # fmt: skip
for _router in (plans, saving, findings, moves, documents):
    api.add_router("", _router.router)
api.add_router("/public", disclosed.router, auth=None)


def api_urls() -> list[URLPattern | URLResolver]:
    """Return the addresses; none asks for the log-in of a browser, tokens are asked instead."""
    patterns = api.urls[0]
    for one in patterns:
        one.callback.login_required = False  # type: ignore[union-attr] # a function of ninja's
    return patterns


def _told(request: HttpRequest, text: str, status: int, **more: object) -> HttpResponse:
    return api.create_response(request, {"refused": text, **more}, status=status)


@api.exception_handler(JixiaoError)
def _refused(request: HttpRequest, fault: JixiaoError) -> HttpResponse:
    text = fault.render(translator("en" if get_language() == "en" else "zh"))
    status = next(
        (
            number
            for kind, number in (
                (NoSuchPlan, 404), (TransitionRefused, 403), (PlanExists, 409),
            )
            if isinstance(fault, kind)
        ),
        422,
    )  # fmt: skip
    return _told(request, text, status)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, _fault: AuthenticationError) -> HttpResponse:
    answer = _told(request, _("没有令牌，或令牌已失效。"), 401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    faults = [
        {"at": [str(part) for part in one.get("loc", ())], "fault": str(one.get("msg", ""))}
        for one in fault.errors
    ]
    return _told(request, _("请求的内容不符合接口说明。"), 422, faults=faults)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _fault: Http404) -> HttpResponse:
    return _told(request, _("没有找到，或不在您的查看范围内。"), 404)


@api.exception_handler(HttpError)
def _other(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return _told(request, str(fault), 422 if fault.status_code == 400 else fault.status_code)  # noqa: PLR2004 - bad request
