"""Print the field F1 of the reader on the invented counties.

python tests/counties/evaluate.py [--held-out | --unseen | --judge | --blind | --written SET]
    [--case ID]
    [--show N] [--dump DIR]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from counties.blind.cases import cases as blind_cases
from counties.corpus import Case, dev_corpus, held_out_corpus
from counties.judge.cases import cases as judge_cases
from counties.scoring import Score, score_document
from counties.unseen.cases import cases as unseen_cases
from counties.written.cases import SETS
from counties.written.cases import cases as written_cases


def read(case: Case) -> tuple[dict, str | None]:
    """The case as the product reads it, in exchange form, and an error or None."""
    # imported here: the corpus can be dumped without the product
    from jixiao.flow import read_content  # noqa: PLC0415 - see above
    from jixiao.model.plan import PlanDocument  # noqa: PLC0415 - see above
    from jixiao.notation.exchange import write_plans  # noqa: PLC0415 - see above

    try:
        found = list(read_content(case.file_name, case.content))
        plans = [d for d in found if isinstance(d, PlanDocument)]
        documents = json.loads(write_plans(plans))["documents"]
    except Exception as error:  # noqa: BLE001 - a crash is a score of nothing, with its reason
        return {}, f"{type(error).__name__}: {error}"
    if not documents:
        return {}, "unreadable: " + "; ".join(str(d) for d in found)[:300]
    merged = documents[0]
    for other in documents[1:]:
        merged["projects"] = (merged.get("projects") or []) + (other.get("projects") or [])
    return merged, None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--unseen", action="store_true", help="the hand-written documents")
    parser.add_argument("--judge", action="store_true", help="the last hand-written documents")
    parser.add_argument("--blind", action="store_true", help="twelve documents scored unseen")
    parser.add_argument("--written", choices=SETS, help="a set of documents in written/")
    parser.add_argument("--case", help="only the case with this id")
    parser.add_argument("--show", type=int, default=0, help="differences printed per case")
    parser.add_argument("--dump", type=Path, help="write the documents and truths there")
    options = parser.parse_args()
    if options.written:
        cases = written_cases(options.written)
    elif options.blind:
        cases = blind_cases()
    else:
        cases = chosen(held_out=options.held_out, unseen=options.unseen, judge=options.judge)
    cases = [c for c in cases if options.case in (None, c.id)]
    if options.dump:
        return dump(cases, options.dump)
    return report(cases, options.show)


def chosen(*, held_out: bool, unseen: bool, judge: bool) -> list[Case]:
    """One set of hand-written documents, the held-out half or the development half."""
    if judge:
        return judge_cases()
    if unseen:
        return unseen_cases()
    return held_out_corpus() if held_out else dev_corpus()


def dump(cases: list[Case], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        (folder / case.file_name).write_bytes(case.content)
        text = json.dumps(case.truth, ensure_ascii=False, indent=1)
        (folder / f"{case.id}.truth.json").write_text(text, encoding="utf-8")
    return 0


def report(cases: list[Case], show: int) -> int:
    total = Score()
    tables: dict[str, dict[str, Score]] = {
        k: defaultdict(Score) for k in ("family", "carrier", "damage", "field")
    }
    for case in cases:
        got, error = read(case)
        score = score_document(case.truth, got)
        total.add(score)
        tables["family"][case.family].add(score)
        tables["carrier"][case.carrier].add(score)
        for damage in case.damages or ("none",):
            tables["damage"][damage].add(score)
        print(f"{case.id:44} {line(score)} {error or ''}")  # noqa: T201
        for difference in score.differences[:show]:
            print(f"    {difference.path}: {difference.expected!r} <- {difference.got!r}")  # noqa: T201
    for name in ("family", "carrier", "damage"):
        print(f"\nby {name}")  # noqa: T201
        for key, score in sorted(tables[name].items(), key=lambda kv: kv[1].f1):
            print(f"  {key:40} {line(score)}")  # noqa: T201
    wrong: dict[str, int] = defaultdict(int)
    for difference in total.differences:
        wrong[difference.path.rsplit(".", 1)[-1].split("[")[0]] += 1
    print("\nwrong fields", dict(sorted(wrong.items(), key=lambda kv: -kv[1])))  # noqa: T201
    print(f"{'total of ' + str(len(cases)) + ' cases':44} {line(total)}")  # noqa: T201
    return 0


def line(score: Score) -> str:
    return f"F1 {score.f1:.3f}  P {score.precision:.3f}  R {score.recall:.3f}"


if __name__ == "__main__":
    sys.exit(main())
