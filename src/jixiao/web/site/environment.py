"""What the environment says of an installation, and refusals of what would be unsafe."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.site.sign_on import VARIABLES as SIGN_ON
from jixiao.web.site.sign_on import SignOn, sign_on

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE_SECRET: Final = "sample-secret-of-the-demonstration-only-never-for-an-office"  # noqa: S105 - the point is that it is known
SHORTEST_SECRET: Final = 50
SHORTEST_TOKEN: Final = 20
LEAST_LOG_DAYS: Final = 184
"""Six months, however long they are."""
LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
TRUE: Final = frozenset({"1", "true", "yes", "on"})
VARIABLES: Final = {
    "JIXIAO_HOME": "数据文件夹：数据库、附件、密钥；默认是当前文件夹下的 jixiao-data",
    "JIXIAO_SECRET_KEY": "密钥，至少50个字符；默认取数据文件夹中自动生成的一份",
    "JIXIAO_DATABASE": "数据库，如 postgresql://用户:口令@主机/库名；默认是数据文件夹中的 SQLite",
    "JIXIAO_HOSTS": "允许访问的主机名，用逗号隔开；默认只有本机",
    "JIXIAO_HTTPS": "是否经 HTTPS 访问（1 或 0）；对外开放时默认为 1",
    "JIXIAO_DEBUG": "调试方式（1 或 0）；只许在本机使用",
    "JIXIAO_SAMPLES": "登录页列出示例用户（1 或 0），由 jixiao demo 设置；只许在本机使用",
    "JIXIAO_MAIL": "邮件服务器地址，如 smtp://用户:口令@主机:587；默认不发邮件",
    "JIXIAO_MAIL_FROM": "发件人地址",
    "JIXIAO_SESSION_MINUTES": "无操作多少分钟后自动退出；默认 60",
    "JIXIAO_LOG_INS": "一个人同时最多几处登录，再登录时最早的一处退出；默认 5",
    "JIXIAO_UPLOAD_MB": "一次上传的文件合计最多多少MB；默认 200",
    "JIXIAO_LOG_DAYS": "日志保存天数；默认 190，网络安全法要求不少于六个月",
    "JIXIAO_METRICS_TOKEN": "读取运行指标（/metrics）的令牌，至少20个字符；默认只许本机直接读取",
    "JIXIAO_LEDGERS": "台账库文件夹；默认是数据文件夹中的 ledgers",
    "JIXIAO_LEDGER_KEY": "台账密钥文件，须放在台账库之外；默认是数据文件夹中的 ledger_key",
    "JIXIAO_LEDGER_MB": "载入和计算台账最多用多少MB内存，超出时暂存到磁盘；默认 1024",
    **SIGN_ON,
}
"""Every variable that is read, and what it says."""


class InsecureSetting(JixiaoError):
    """A setting would open the platform to strangers; it refuses to start."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of an installation, checked; paths are absolute."""

    home: Path
    secret_key: str
    database: Mapping[str, object]
    hosts: tuple[str, ...]
    https: bool
    debug: bool
    mail: str
    mail_from: str
    session_minutes: int
    most_log_ins: int
    log_days: int
    upload_megabytes: int
    metrics_token: str
    samples: bool
    ledgers: Path
    ledger_key: Path
    ledger_megabytes: int
    sign_on: SignOn | None = None

    @property
    def is_public(self) -> bool:
        """True when somebody on another machine may connect."""
        return not LOCAL.issuperset(self.hosts)


def environment(told: Mapping[str, str] = os.environ) -> Environment:
    """Return the settings the environment names; raises InsecureSetting where they are unsafe."""
    home = Path(told.get("JIXIAO_HOME") or "jixiao-data").absolute()
    hosts = tuple(
        host.strip() for host in told.get("JIXIAO_HOSTS", "").split(",") if host.strip()
    ) or tuple(sorted(LOCAL))
    public = not LOCAL.issuperset(hosts)
    found = Environment(
        home=home,
        secret_key=told.get("JIXIAO_SECRET_KEY") or _kept_secret(home),
        database=_database(told.get("JIXIAO_DATABASE", ""), home),
        hosts=hosts,
        https=_flag(told, "JIXIAO_HTTPS", default=public),
        debug=_flag(told, "JIXIAO_DEBUG", default=False),
        mail=told.get("JIXIAO_MAIL", ""),
        mail_from=told.get("JIXIAO_MAIL_FROM", "jixiao@localhost"),
        session_minutes=_number(told, "JIXIAO_SESSION_MINUTES", 60),
        most_log_ins=max(1, _number(told, "JIXIAO_LOG_INS", 5)),
        log_days=_number(told, "JIXIAO_LOG_DAYS", 190),
        upload_megabytes=_number(told, "JIXIAO_UPLOAD_MB", 200),
        metrics_token=told.get("JIXIAO_METRICS_TOKEN", ""),
        samples=_flag(told, "JIXIAO_SAMPLES", default=False),
        ledgers=Path(told.get("JIXIAO_LEDGERS") or home / "ledgers").absolute(),
        ledger_key=Path(told.get("JIXIAO_LEDGER_KEY") or home / "ledger_key").absolute(),
        ledger_megabytes=max(256, _number(told, "JIXIAO_LEDGER_MB", 1024)),
        sign_on=sign_on(told),
    )
    _refuse_unsafe(found)
    return found


def refuse_unsafe_listening(host: str, told: Mapping[str, str] = os.environ) -> None:
    """Raise InsecureSetting where others could connect to what is for this computer alone.

    What a browser says of the host it asks can be forged, so the hosts allowed are no protection.
    """
    if host not in LOCAL:
        _refuse_unsafe_in_public(replace(environment(told), hosts=(host,)))


def _refuse_unsafe(found: Environment) -> None:
    if found.log_days < LEAST_LOG_DAYS:
        raise InsecureSetting(
            message(
                "JIXIAO_LOG_DAYS 是{days}，日志至少要保存六个月（{least}天）；"
                "请改大，或去掉这个变量。",
                days=found.log_days, least=LEAST_LOG_DAYS,
            )
        )  # fmt: skip
    if found.metrics_token and len(found.metrics_token) < SHORTEST_TOKEN:
        raise InsecureSetting(
            message(
                "JIXIAO_METRICS_TOKEN 不足{shortest}个字符；请换一个长的，或去掉这个变量。",
                shortest=SHORTEST_TOKEN,
            )
        )
    if found.is_public:
        _refuse_unsafe_in_public(found)


def _refuse_unsafe_in_public(found: Environment) -> None:
    if found.samples:
        raise InsecureSetting(
            message("JIXIAO_SAMPLES=1 人人知道口令，不能对外开放；请去掉这个变量再启动。")
        )
    if found.debug:
        raise InsecureSetting(
            message(
                "JIXIAO_DEBUG=1 只能在本机使用，而 JIXIAO_HOSTS 允许 {hosts} 访问；"
                "请去掉其中一个设置再启动。",
                hosts=", ".join(found.hosts),
            )
        )
    if found.secret_key == SAMPLE_SECRET or len(found.secret_key) < SHORTEST_SECRET:
        raise InsecureSetting(
            message(
                "JIXIAO_SECRET_KEY 是样例或不足{shortest}个字符，不能对外开放；"
                "去掉这个变量即可，程序会自动生成并保存一份。",
                shortest=SHORTEST_SECRET,
            )
        )


def _kept_secret(home: Path) -> str:
    """Return the installation's own secret, made at first use and readable by its owner only."""
    from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 - only here

    path = home / "secret_key"
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    home.mkdir(parents=True, exist_ok=True)
    secret = get_random_secret_key()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(secret)
    return secret


def _database(address: str, home: Path) -> Mapping[str, object]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "jixiao.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise InsecureSetting(
            message(
                "JIXIAO_DATABASE 的“{scheme}”不是可用的数据库；请写 postgresql://…，或去掉这个变量"
                "以使用 SQLite。",
                scheme=parts.scheme,
            )
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _flag(told: Mapping[str, str], name: str, *, default: bool) -> bool:
    return told[name].strip().lower() in TRUE if told.get(name) else default


def _number(told: Mapping[str, str], name: str, default: int) -> int:
    text = told.get(name, "").strip()
    if text and not text.isdecimal():
        raise InsecureSetting(
            message("{name} 应是整数，这里写的是“{text}”；请改正后再启动。", name=name, text=text)
        )
    return int(text) if text else default
