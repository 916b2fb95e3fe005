"""Fifty people on a platform of many plans: how long they wait, and what it costs.

    python benchmarks/platform_load.py --plans 10000 --minutes 5       fill, serve, five minutes
    python benchmarks/platform_load.py --plans 1000000 --filled --keep  the database of before

Needs a local PostgreSQL in which this user may create databases; the database is dropped at the
end unless it is to be kept. The platform runs as `jixiao serve` runs it, the people in this
process. Times are held against an empty authenticated page of the same mix and run, since
platform, database and people share the machine. Exit status 1: slow, growing, or at fault.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import psycopg
from platform_figures import Run, figures, shown
from platform_people import Kept, Person, lost_updates
from platform_plans import CELL, PEOPLE, YEAR, drop_database
from platform_watch import Watch

from jixiao.web.site.serving import free_port

OPENED: Final = 4
SUBMITTED: Final = 10
"""Drafts of a unit its two clerks both write in, and those each of them submits alone."""
_ANY: Final = """
SELECT id FROM plans_planrecord WHERE path LIKE %s AND fiscal_year = %s
ORDER BY md5(id::text) LIMIT 300
"""
_DRAFTS: Final = """
SELECT id FROM plans_planrecord WHERE path LIKE %s AND fiscal_year = %s AND stage = 'draft'
AND blocking = 0 ORDER BY path, code, id
"""
ALONE: Final = 25
"""How often one person does each action before the others come."""


def main() -> int:
    """Print the figures; return 1 when a bound is missed, or something went wrong."""
    asked = _asked()
    name = asked.database or f"jixiao_load_{asked.plans}"
    with tempfile.TemporaryDirectory(prefix="jixiao_load_") as home:
        os.environ |= {"JIXIAO_HOME": home, "JIXIAO_DATABASE": f"postgresql:///{name}"}
        try:
            if not asked.filled:
                words = [Path(__file__).with_name("platform_plans.py"), name, str(asked.plans)]
                subprocess.run([sys.executable, *words], check=True)
            return _served(asked, name, Path(home))
        finally:
            if not asked.keep:
                drop_database(name)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2, help="web processes")
    parser.add_argument("--think", type=float, nargs=2, default=(5.0, 10.0), help="seconds")
    parser.add_argument("--alone", type=int, default=ALONE, help="turns of one person first")
    parser.add_argument("--filled", action="store_true", help="the database is filled already")
    parser.add_argument("--keep", action="store_true", help="do not drop the database")
    parser.add_argument("--database", help="another name of the database")
    parser.add_argument("--figures", type=Path, help="write the figures here too, as JSON")
    return parser.parse_args()


def _served(asked: argparse.Namespace, name: str, home: Path) -> int:
    """Start the platform, let people work on it, print what it was like."""
    port = free_port("127.0.0.1", 8765)
    words = ["-m", "jixiao", "serve", "--port", str(port), "--workers", str(asked.workers)]
    log = home / "serve.log"
    with (
        log.open("wb") as told,
        subprocess.Popen([sys.executable, *words], stdout=told, stderr=told) as server,
    ):
        try:
            _wait(port, server, log)
            run = _worked(asked, _people(name, port, asked.people), server.pid, name)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    print(shown(run), flush=True)
    found = figures(run)
    if asked.figures:
        asked.figures.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0 if found["holds"] else 1


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2).close()
        except OSError:
            if server.poll() is not None:
                break
            sleep(0.5)
        else:
            return
    sys.exit("the platform did not start:\n" + log.read_text(errors="replace"))


def _people(name: str, port: int, most: int) -> list[Person]:
    """Return people of every role with plans they may open, as many of each role as there are."""
    found: dict[str, list[Person]] = {}
    with psycopg.connect(f"postgresql:///{name}") as stored:
        rows = stored.execute(
            "SELECT p.username, a.role, o.path FROM organisations_personrecord p "
            "JOIN organisations_appointmentrecord a ON a.person_id = p.id "
            "JOIN organisations_organisationrecord o ON o.id = a.organisation_id ORDER BY p.id"
        ).fetchall()
        for username, role, path in rows:
            clerk = role == "unit_clerk"
            within = path.removesuffix("czj/") + "%"
            keys = stored.execute(_DRAFTS if clerk else _ANY, [within, YEAR]).fetchall()
            plans = [key for (key,) in keys]
            second = OPENED + SUBMITTED * int(username.rpartition("_")[2])
            found.setdefault(role, []).append(Person(
                username, port, opens=plans[:OPENED] if clerk else plans,
                submits=plans[second : second + SUBMITTED] if clerk else (),
            ))  # fmt: skip
    whole = sum(count * each for _kind, _role, count, each in PEOPLE)
    shares = {role: -(-most * count * each // whole) for _kind, role, count, each in PEOPLE}
    return [one for role, people in found.items() for one in people[: shares[role]]][:most]


def _worked(asked: argparse.Namespace, people: list[Person], server: int, name: str) -> Run:
    """Return what it was like: one person after another, then all at once."""
    for person in people:
        person.log_in()
    alone, kept = Kept(), Kept()
    for who in {one.username[:4]: one for one in people}.values():
        for action in who.mix:
            for _ in range(asked.alone if action != "submit" else min(asked.alone, 3)):
                who.act(action, alone)
    seconds = asked.minutes * 60
    with Watch(server, name) as watch:
        until = monotonic() + seconds
        threads = [
            threading.Thread(target=one.work, args=(kept, until, tuple(asked.think)))
            for one in people
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    saves, submitted = [*alone.saves, *kept.saves], [*alone.submitted, *kept.submitted]
    lost = len(lost_updates(saves, _stored(name, {one.plan for one in saves})))
    lost += _not_submitted(name, submitted)
    return Run(asked.plans, len(people), seconds, tuple(asked.think), kept, alone, watch, lost)


def _stored(name: str, plans: set[int]) -> dict[tuple[int, str], str]:
    """Return what stands in the cells people wrote in, by plan and row."""
    with psycopg.connect(f"postgresql:///{name}") as stored:
        contents = stored.execute(
            "SELECT id, content FROM plans_planrecord WHERE id = ANY(%s)", [list(plans)]
        ).fetchall()
    return {
        (plan, row["id"]): row["cells"].get(CELL, "")
        for plan, content in contents
        for row in content["rows"]
    }


def _not_submitted(name: str, plans: list[int]) -> int:
    """Return how many of the plans whose submission was confirmed are drafts still."""
    with psycopg.connect(f"postgresql:///{name}") as stored:
        row = stored.execute(
            "SELECT count(*) FROM plans_planrecord WHERE id = ANY(%s) AND stage = 'draft'", [plans]
        ).fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    sys.exit(main())
