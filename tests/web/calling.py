"""A program that calls the HTTP API with a token."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.test import Client

from jixiao.web.api.actions.create_token import create_token
from jixiao.web.api.scopes import Scope
from jixiao.web.organisations.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from jixiao.web.organisations.models import PersonRecord


class Program:
    """Calls on a person's behalf."""

    def __init__(self, person: PersonRecord, scopes: Iterable[str] = tuple(Scope)) -> None:
        actor = Actor(person, person.held())
        self.token = create_token(actor=actor, name="预算系统", scopes=list(scopes), days=30)
        self.client = Client(headers={"Authorization": f"Bearer {self.token}"})

    def get(self, path: str) -> HttpResponse:
        return self.client.get(f"/api{path}")

    def post(self, path: str, told: Any = None) -> HttpResponse:  # noqa: ANN401 - JSON
        body = json.dumps({} if told is None else told)
        return self.client.post(f"/api{path}", body, content_type="application/json")
