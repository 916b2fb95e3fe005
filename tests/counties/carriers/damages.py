"""What text extraction does to tab text, composable, each with a fixed seed.

Only damages after which a careful person still reads the true values.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from counties.chance import seeded

Damage = Callable[[str, random.Random], str]
CHINESE = re.compile(r"(?<=[一-鿿])(?=[一-鿿])")
LEVEL1 = ("产出指标", "效益指标", "满意度指标", "成本指标")


def lost_lead(text: str, rng: random.Random) -> str:
    """1: covered cells vanish, so rows of a group begin further left."""
    return "\n".join(line.lstrip("\t") if rng.random() < 0.8 else line for line in text.split("\n"))


def lost_lead_all(text: str, _rng: random.Random) -> str:
    """1: as above for every row."""
    return "\n".join(line.lstrip("\t") for line in text.split("\n"))


def broken_rows(text: str, rng: random.Random) -> str:
    """2: leading blank cells become blank lines before the rest of the row."""
    out = []
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip("\t"))
        if lead and rng.random() < 0.4:
            out += [""] * lead
            line = line.lstrip("\t")  # noqa: PLW2901
        out.append(line)
    return "\n".join(out)


def cell_per_line(text: str, _rng: random.Random) -> str:
    """2: every cell on its own line, a lone bar for a blank one."""
    out = []
    for line in text.split("\n"):
        out += [c or "|" for c in line.split("\t")] if "\t" in line else [line]
    return "\n".join(out)


def bars(text: str, _rng: random.Random) -> str:
    """3: bars between cells and a run of bars at the end for the covered columns."""
    out = []
    for line in text.split("\n"):
        cells = line.split("\t")
        blanks = sum(not c for c in cells)
        full = [c for c in cells if c]
        out.append("|".join(full) + "|" * blanks if "\t" in line else line)
    return "\n".join(out)


def glued(text: str, _rng: random.Random) -> str:
    """4: no separator where a figure meets a word; figures beside figures stay apart."""
    return re.sub(r"(?<=[一-鿿%])\t(?=[≥≤=<>])", "", text)


def vertical_label(text: str, _rng: random.Random) -> str:
    """5: the vertical label 绩效指标 is broken into characters mixed into the rows."""
    found = re.search(r"^绩效指标\t", text, re.MULTILINE)
    if not found:
        return text
    head, tail = text[: found.start()], text[found.end() :]
    lines = tail.split("\n")
    for n, mark in zip((0, 2, 3, 5), "绩效指标", strict=True):
        if n < len(lines) and "\t" in lines[n]:
            lines[n] = mark + "\t" + lines[n].removeprefix("\t")
    return head + "\n".join(lines)


def wrapped(text: str, rng: random.Random) -> str:
    """6: long words are broken inside their cell by a blank."""

    def cell(word: str) -> str:
        if len(word) > 5 and len(word) < 40 and rng.random() < 0.35:
            places = [m.start() for m in CHINESE.finditer(word)][2:]
            if places:
                at = rng.choice(places)
                return word[:at] + " " + word[at:]
        return word

    return "\n".join(
        "\t".join(map(cell, line.split("\t"))) if "\t" in line else line
        for line in text.split("\n")
    )


def wrapped_lines(text: str, rng: random.Random) -> str:
    """6: level 2 is cut and its tail stands alone on the next line of the same column."""
    out = []
    for line in text.split("\n"):
        cells = line.split("\t")
        cut = next(
            (
                n
                for n, c in enumerate(cells)
                if re.fullmatch(r"(社会|经济|生态)效益指标|可持续影响指标|服务对象满意度指标", c)
            ),
            None,
        )
        if cut is None or rng.random() < 0.4:
            out.append(line)
            continue
        rest = [""] * len(cells)
        rest[cut], cells[cut] = cells[cut][4:], cells[cut][:4]
        out += ["\t".join(cells), "\t".join(rest).rstrip("\t")]
    return "\n".join(out)


def boxes(text: str, _rng: random.Random) -> str:
    """7: check boxes and 元 as an OCR sees them, only where nothing else can be meant."""
    return text.replace("□", "口").replace("√", "V").replace("万元）", "万兀）")


def furniture(text: str, rng: random.Random) -> str:
    """10: page numbers and running heads between rows."""
    out = []
    page = 0
    for line in text.split("\n"):
        out.append(line)
        if "\t" in line and rng.random() < 0.07:
            page += 1
            out += ["", f"— {page} —", ""]
    return "\n".join(out)


def mirror(text: str, _rng: random.Random) -> str:
    """11: labels in traditional characters with their reading in brackets."""
    for plain, odd in (
        ("项目名称", "項(xiàng)目名稱"),
        ("实施单位", "實(shí)施單位"),
        ("三级指标", "三級(jí)指標(biāo)"),
        ("二级指标", "二級(jí)指標(biāo)"),
        ("一级指标", "一級(jí)指標(biāo)"),
    ):
        text = text.replace(plain, odd)
    return text


def full_width(text: str, _rng: random.Random) -> str:
    """Digits and signs in full width, as old input methods leave them."""
    table = {ord("0") + n: chr(ord("０") + n) for n in range(10)} | {ord("%"): "％"}
    return "\n".join(line.translate(table) if "≥" in line else line for line in text.split("\n"))


def tail_then_title(text: str, _rng: random.Random) -> str:
    """12: no blank lines at all, so that one table's tail touches the next one's title."""
    return re.sub(r"\n{2,}", "\n", text)


DAMAGES: dict[str, Damage] = {
    f.__name__: f
    for f in (
        lost_lead,
        lost_lead_all,
        broken_rows,
        cell_per_line,
        bars,
        glued,
        vertical_label,
        wrapped,
        wrapped_lines,
        boxes,
        furniture,
        mirror,
        full_width,
        tail_then_title,
    )
}


def damaged(content: bytes, names: tuple[str, ...], seed: str) -> bytes:
    """The text with the named damages done to it in order."""
    text = content.decode()
    for name in names:
        text = DAMAGES[name](text, seeded(f"{seed}{name}"))
    return text.encode()
