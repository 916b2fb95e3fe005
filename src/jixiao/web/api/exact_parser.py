"""Requests read strictly: no control sign zero, no half characters, no numbers without end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from django.http import RawPostDataException
from ninja.parser import Parser

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.site.plain_texts import keepable

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.datastructures import MultiValueDict
    from ninja.types import DictStrAny


class UnreadableRequest(JixiaoError):
    """The request holds what no text or number of ours can be."""


class ExactParser(Parser):
    """Reads JSON bodies and queries; raises UnreadableRequest for what databases refuse."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the body's JSON."""
        try:
            told = json.loads(request.body, parse_constant=_refused)
        except (ValueError, RecursionError, RawPostDataException):
            _refused()
        _check(told)
        return told  # type: ignore[no-any-return] # ninja checks that it is an object

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """Return the query."""
        for name in data:
            _check([name, *data.getlist(name)])
        return super().parse_querydict(data, list_fields, request)


def _check(value: object) -> None:
    if not keepable(value):
        _refused()


def _refused(_word: str = "") -> NoReturn:
    raise UnreadableRequest(message("请求不是可读的JSON，或含有不能保存的字符；请改正后再发送。"))
