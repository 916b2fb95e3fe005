"""The data package of a region and year: plans, what came of them, schema, checksums, a readme."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from jixiao.web.disclosure.cells import harmless
from jixiao.web.disclosure.downloads import json_line
from jixiao.web.disclosure.models import Standing
from jixiao.web.disclosure.outcomes import marks, panel_lines, published, result_lines
from jixiao.web.disclosure.table import head_line, lines_of, schema, schema_bytes
from jixiao.web.disclosure.zip_stream import ZipStream
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.web.disclosure.models import PublicPlanRecord
    from jixiao.web.disclosure.zip_stream import Member

_TAKEN: Final = 200
"""Versions taken from the database at a time."""
_WITHHELD: Final = ("project_code", "project", "unit", "total", "reason")


def package(
    publics: Sequence[PublicPlanRecord], *, name: str, title: str, year: int
) -> Iterator[bytes]:
    """Yield a ZIP with all published plans of a region and year, few of them held at a time.

    The bytes depend on what is disclosed alone. `name` is the package's name, lower case; `title`
    the region's. Source: https://specs.frictionlessdata.io/data-package/.
    """
    versions = [one.version_id for one in publics if one.standing == Standing.PUBLISHED]
    plans = published(publics)
    withheld = [one for one in publics if one.standing == Standing.WITHHELD]
    archive = ZipStream()
    yield from archive.add("plans.jsonl", (json_line(one.content) for one in _versions(versions)))
    yield from archive.add("indicators.csv", _table(versions))
    yield from archive.add("results.jsonl", result_lines(plans))
    yield from archive.add("evaluations.jsonl", panel_lines(plans))
    yield from archive.add("withheld.csv", _withheld(withheld))
    yield from archive.add("indicators.schema.json", [schema_bytes()])
    told_at = [one.disclosure.at for one in publics]
    last = max((*told_at, *(at for _, at in marks(plans))), default=None)
    told = {
        "profile": "tabular-data-package",
        "name": name,
        "title": f"{title}{year}年度预算项目绩效目标",
        "created": last.isoformat() if last else None,
        "count_published": len(versions),
        "count_withheld": len(withheld),
        "resources": [_resource(one) for one in archive.members],
    }
    yield from archive.add("datapackage.json", [_json(told)])
    yield from archive.add("README.md", [_readme(title, year, len(versions), len(withheld))])
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in archive.members)
    yield from archive.add("SHA256SUMS", [sums.encode()])
    yield from archive.close()


def _versions(ids: Sequence[int]) -> Iterator[VersionRecord]:
    """Yield versions in the order of their ids."""
    for start in range(0, len(ids), _TAKEN):
        some = ids[start : start + _TAKEN]
        found = VersionRecord.objects.select_related("plan").defer("typed").in_bulk(some)
        yield from (found[one] for one in some)


def _table(ids: Sequence[int]) -> Iterator[bytes]:
    yield head_line()
    for version in _versions(ids):
        yield from lines_of(document_of_version(version), version=version.number)


def _withheld(publics: Iterable[PublicPlanRecord]) -> Iterator[bytes]:
    yield (",".join(_WITHHELD) + "\r\n").encode()
    for one in publics:
        written = io.StringIO()
        total = "" if one.total is None else f"{one.total.normalize():f}"
        cells = (one.code, one.name, one.unit_name, total, one.disclosure.reason)
        csv.writer(written, lineterminator="\r\n").writerow(map(harmless, cells))
        yield written.getvalue().encode()


def _resource(member: Member) -> dict[str, Any]:
    told = {
        "name": member.name.rpartition(".")[0],
        "path": member.name,
        "bytes": member.bytes,
        "hash": f"sha256:{member.sha256}",
        "encoding": "utf-8",
    }
    if member.name == "indicators.csv":
        return told | {"format": "csv", "profile": "tabular-data-resource", "schema": schema()}
    if member.name == "withheld.csv":
        fields = [
            {"name": one, "type": "number" if one == "total" else "string"} for one in _WITHHELD
        ]
        own = {"fields": fields, "missingValues": [""]}
        return told | {"format": "csv", "profile": "tabular-data-resource", "schema": own}
    return told


def _json(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _readme(title: str, year: int, published: int, withheld: int) -> bytes:
    return f"""# {title}{year}年度预算项目绩效目标

已公开 {published} 项，不公开 {withheld} 项（理由见 withheld.csv）；涉密项目不在其中。

| 文件 | 内容 |
|---|---|
| plans.jsonl | 每行一个项目的绩效目标，交换格式 jixiao/1，与批复版本一致 |
| indicators.csv | 每行一条指标；UTF-8；各列见 indicators.schema.json |
| results.jsonl | 每行一份已公开的绩效自评结果，交换格式 jixiao/1，含得分 |
| evaluations.jsonl | 每行一份已公开的绩效评价或事前评估结果；不含专家姓名和各专家评分 |
| withheld.csv | 不公开的项目和理由，金额单位为万元 |
| datapackage.json | 数据包说明（Frictionless Data Package） |
| SHA256SUMS | 校验值：`sha256sum --check SHA256SUMS` |

表中以 = + - @ ' 开头的文字前加了一个撇号，以防表格软件当作公式执行；去掉第一个撇号即为原文。

## In English

Approved performance targets of budget projects, {year}: {published} published, {withheld} withheld
(withheld.csv says why); classified projects are not part of it. plans.jsonl holds one project a
line (jixiao/1), indicators.csv one indicator a row, results.jsonl one disclosed self-evaluation a
line with its points (jixiao/1), evaluations.jsonl one disclosed expert evaluation or assessment a
line, without experts' names or their single scores. A text that begins with = + - @ ' carries one
apostrophe before it, so that no spreadsheet runs it as a formula.
""".encode()
