"""Two hundred phones answer at once, each code twice: the real server on PostgreSQL."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from web.test_serving import answers, eventually, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parents[1]
PHONES = 200
AT_ONCE = 40
LOAD = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from jixiao.workflow.role import Role
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from web.after_approval import approved
from web.region import build_region
region = build_region()
wish = Wish(9, "改造路段居民", 5000, codes={PHONES})
made = open_survey(approved(region).pk, actor=region.actor(Role.UNIT_CLERK), wish=wish)
print(made.token, *made.codes.values_list("code", flat=True))
"""


@pytest.fixture
def database() -> Iterator[str]:
    """Give the address of a database of its own, gone afterwards."""
    name = f"jixiao_survey_{os.getpid()}"
    with psycopg.connect("dbname=postgres", autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"')
    yield f"postgresql:///{name}"
    with psycopg.connect("dbname=postgres", autocommit=True) as link:
        link.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def send(address: str, code: str) -> str:
    """Open the page as a phone does, answer with the code, and return what the page says then."""
    phone = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = phone.open(address, timeout=60).read().decode()
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    told = {"csrfmiddlewaretoken": token, "answer-0": "满意", "code": code}
    try:
        answer = phone.open(address, urllib.parse.urlencode(told).encode(), timeout=60)
    except urllib.error.HTTPError as refused:
        answer = refused
    said: str = answer.read().decode()
    known = ("感谢您的参与", "这个编号已经答过")
    return next((one for one in known if one in said), said[:300])


@pytest.mark.needs("postgresql")
def test_two_hundred_phones_at_once_lose_none_and_double_none(
    database: str, tmp_path: Path
) -> None:
    port = free_port()
    environment = {**os.environ, "JIXIAO_HOME": str(tmp_path), "JIXIAO_DATABASE": database}
    loading = {**environment, "PYTHONPATH": str(TESTS)}
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD], env=loading, capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr[-2000:]
    token, *codes = loaded.stdout.splitlines()[-1].split()
    assert len(set(codes)) == PHONES
    command = [sys.executable, "-m", "jixiao", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            assert eventually(lambda: answers(port), 60)
            address = f"http://127.0.0.1:{port}/answer/{token}/"
            with ThreadPoolExecutor(AT_ONCE) as phones:
                said = Counter(phones.map(lambda code: send(address, code), [*codes, *codes]))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    assert said == {"感谢您的参与": PHONES, "这个编号已经答过": PHONES}
    with psycopg.connect(f"dbname={database.rpartition('/')[2]}") as link:
        kept = link.execute("SELECT count(*) FROM surveys_surveyanswerrecord").fetchone()
        spent = link.execute("SELECT count(*) FROM surveys_surveycoderecord WHERE used").fetchone()
    assert (kept, spent) == ((PHONES,), (PHONES,))
