"""A line's statements: labels and values that stand side by side."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.recognition.labels import label_of, labelled_parts
from jixiao.recognition.outline import level_before, path_before
from jixiao.recognition.titles import is_title

_BULLET = re.compile(r"^[\s>]*(?:[-*+•·]\s+)?")
_TERM = re.compile(r"^\s*[【\[〔](?P<label>[^【】\[\]〔〕\d]{2,14})[】\]〕]\s*[:：]?\s*(?=\S)")
_EQUALS = re.compile(r"^\s*(?P<label>[\u4e00-\u9fff]{2,10})\s*[=＝]\s*")
_STOP = re.compile(r"(?<=。)(?=\s*\S)")
_LONG = 60
_LETTERS = 3
_WIDE_GAP = re.compile(r"\s{2,}|\u3000+")


def stretches(text: str) -> list[str]:
    """Return a paragraph's parts, cut where a level or 绩效指标 begins behind a full stop."""
    if len(text) < _LONG or "。" not in text:
        return [text]
    found: list[str] = []
    for part in _STOP.split(text):
        if found and not (level_before(part) or path_before(part)):
            found[-1] += part
        else:
            found.append(part)
    return found


def with_colon(text: str) -> str:
    """Return `【项目名称】X` and `项目名称=X` as `项目名称：X`; other texts as they are."""
    found = _TERM.match(text) or _EQUALS.match(text)
    if found is None or found.end() == len(text.rstrip()):
        return text
    label = label_of(found["label"])
    return f"{found['label']}：{text[found.end() :]}" if label and label.exact else text


def statements(text: str) -> list[str]:
    """Return the statements of a line that stand side by side; a spaced label stays whole."""
    return list(_statements(text))


@lru_cache(maxsize=4096)
def _statements(text: str) -> list[str]:
    plain = _BULLET.sub("", text).replace("**", "")
    text = plain if label_of(plain.replace("：", ":").partition(":")[0]) else text.lstrip("> ")
    wide = [part.strip("；; ") for part in _WIDE_GAP.split(text) if part.strip("；; ")]
    label = label_of(text.replace("：", ":").partition(":")[0])
    wide = _whole_labels(wide)
    glued = "：" in wide[0] or ":" in wide[0] if wide else False
    spaced = label is not None and len(wide) > 1 and label_of(wide[0]) is None and not glued
    if len(wide) == 1 or is_title(text) or spaced:
        return list(labelled_parts(text))
    return [part for whole in wide for part in labelled_parts(whole)]


def _whole_labels(parts: list[str]) -> list[str]:
    """Return the parts with labels whose letters stand apart (年    度：2025) whole again."""
    found: list[str] = []
    for part in parts:
        label = part.replace("：", ":").partition(":")[0]
        if (
            found
            and len(found[-1]) <= _LETTERS
            and label_of(label) is None
            and label_of(found[-1] + label)
        ):
            found[-1] += part
        else:
            found.append(part)
    return found
