"""Searching the indicator library of a division, with the library that many approved plans make.

    createdb jixiao_library
    JIXIAO_DATABASE=postgresql:///jixiao_library JIXIAO_HOME=/tmp/library \
        python benchmarks/library_search.py 1000000

Ten divisions share the plans. Ten rows a plan are counted; every twentieth has a name of its own,
so that a division of 100,000 plans knows 50,000 indicators. The tables are filled in PostgreSQL.
"""

from __future__ import annotations

import statistics
import sys
from time import perf_counter
from typing import Final

import django

DIVISIONS: Final = 10
ROWS: Final = 10
OWN: Final = 20
TURNS: Final = 15
WORDS: Final = (
    "培训 人数",
    "村道 合格率",
    "人数",
    "满意度",
    "质量 校舍",
    "元/人·月 补助",
    "航天器",
    "渠",
)
FILL: Final = """
INSERT INTO library_knownrecord (place, kind, likeness, dimension, name, unit, uses, last_year)
SELECT d || '/',
       (ARRAY['数量指标','质量指标','时效指标','经济成本指标','社会效益指标'])[1 + mod(n, 5)],
       named.name || n, '', named.name || n,
       (ARRAY['人','%%','元/人·月','次'])[1 + mod(n, 4)],
       1 + (random() * 400)::int / (1 + mod(n, 40)), 2026
FROM generate_series(100001, 100000 + %(divisions)s) d, generate_series(1, %(known)s) n,
     LATERAL (SELECT
       (ARRAY['路灯','校舍','水渠','村道','绿化带','图书馆','养老院','垃圾站'])[1 + mod(n, 8)]
       || (ARRAY['更换','维修','建设','巡查','培训','补助','检测','清运'])[1 + mod(n / 8, 8)]
       || (ARRAY['人数','数量','合格率','及时率','标准','面积','满意度','次数'])
          [1 + mod(n / 64, 8)] AS name) named;
INSERT INTO library_gramrecord (place, gram, known_id)
SELECT DISTINCT place, substr(name, at, 2), id
FROM library_knownrecord, LATERAL generate_series(1, length(name) - 1) at;
INSERT INTO library_targetrecord (known_id, text, value, uses)
SELECT id, '≥' || (80 + n) || '%%', (80 + n) / 100.0, 1 + uses / n
FROM library_knownrecord, generate_series(1, 5) n;
VACUUM ANALYZE library_knownrecord;
VACUUM ANALYZE library_gramrecord;
VACUUM ANALYZE library_targetrecord;
"""


def fill(plans: int) -> int:
    """Fill the tables with what the plans would have made; return how many names are known."""
    from django.db import connection  # noqa: PLC0415 - Django is set up by then

    known = plans * ROWS // OWN // DIVISIONS
    with connection.cursor() as cursor:
        tables = ("gram", "target", "use", "known", "entry", "retirement")
        names = ", ".join(f"library_{one}record" for one in tables)
        cursor.execute(f"TRUNCATE {names} RESTART IDENTITY")
        for statement in FILL.split(";\n")[:-1]:
            cursor.execute(statement, {"divisions": DIVISIONS, "known": known})
    return known * DIVISIONS


def main() -> None:
    """Print how long each search takes, and how much of it the page itself spends."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    from jixiao.web.library.searching import search  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)
    plans = int(sys.argv[1])
    begun = perf_counter()
    print(f"{plans} plans, {fill(plans)} names, filled in {perf_counter() - begun:.0f} s")
    for words in WORDS:
        found = search("100005/", words)
        spent = []
        for _ in range(TURNS):
            begun = perf_counter()
            search("100005/", words)
            spent.append(perf_counter() - begun)
        print(
            f"{words}: {len(found)} found, median {statistics.median(spent) * 1e3:.0f} ms,"
            f" worst {max(spent) * 1e3:.0f} ms"
        )


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    main()
