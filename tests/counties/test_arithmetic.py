"""The rules on arithmetic on the invented counties: their budgets give little to ask about."""

from counties.corpus import dev_corpus, held_out_corpus
from jixiao.flow import read_content
from jixiao.model.finding import Outcome
from jixiao.model.plan import PlanDocument
from jixiao.review.catalogue import catalogue
from jixiao.review.reviewing import judge_documents

CODES = {f"JX-N{number:03}" for number in range(15, 27)}
LEAST = 300
ASKED_AT_MOST = 0.03


def test_few_projects_are_asked() -> None:
    rules = [one for one in catalogue() if one.code in CODES]
    assert len(rules) == len(CODES)
    projects, asked = 0, 0
    for case in (*dev_corpus(), *held_out_corpus()):
        for document in read_content(case.file_name, case.content):
            if isinstance(document, PlanDocument):
                projects += len(document.projects)
                told = (each for one in rules for each in judge_documents(one, [document]))
                asked += sum(each.outcome is Outcome.FOUND for each in told)
    assert projects > LEAST
    assert asked <= projects * ASKED_AT_MOST
