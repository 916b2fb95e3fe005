"""Single sign-on with an office's own provider (OpenID Connect), where one is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
VARIABLES: Final = {
    "JIXIAO_OIDC": "单点登录（OpenID Connect）提供者的地址，如 https://sso.example.gov.cn；默认不用",
    "JIXIAO_OIDC_CLIENT": "单点登录中本平台的客户端编号",
    "JIXIAO_OIDC_SECRET": "单点登录中本平台的客户端密钥",
    "JIXIAO_OIDC_CLAIM": "单点登录中与本平台用户名对应的字段；默认 preferred_username",
}
"""The variables that are read, and what they say."""


class IncompleteSignOn(JixiaoError):
    """Single sign-on is told in part, or would carry its tokens in the open."""


@dataclass(frozen=True, slots=True)
class SignOn:
    """A provider: its address, the platform's name and secret there, the claim naming people."""

    issuer: str
    client: str
    secret: str
    claim: str

    @property
    def metadata(self) -> str:
        """The address at which the provider describes itself."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


def sign_on(told: Mapping[str, str]) -> SignOn | None:
    """Return the provider the environment names, None without one; raises IncompleteSignOn."""
    issuer = told.get("JIXIAO_OIDC", "").strip()
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise IncompleteSignOn(
            message("JIXIAO_OIDC 是“{issuer}”，应以 https:// 开头；请改正后再启动。", issuer=issuer)
        )
    for name in ("JIXIAO_OIDC_CLIENT", "JIXIAO_OIDC_SECRET"):
        if not told.get(name):
            raise IncompleteSignOn(
                message("写明了 JIXIAO_OIDC，没有写明 {name}；请补上，或去掉前者。", name=name)
            )
    return SignOn(
        issuer=issuer,
        client=told["JIXIAO_OIDC_CLIENT"],
        secret=told["JIXIAO_OIDC_SECRET"],
        claim=told.get("JIXIAO_OIDC_CLAIM") or "preferred_username",
    )
