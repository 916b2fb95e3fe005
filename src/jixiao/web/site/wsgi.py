"""The platform as a WSGI application."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
application = get_wsgi_application()

from jixiao.web.reviews.warming import warm  # noqa: E402 - Django is set up by now

warm()
