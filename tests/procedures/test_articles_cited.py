"""A refusal cites the law of its own procedure, not the penalty law where none is at stake."""

from sunlit.procedures.checking.imagining import first_file
from sunlit.procedures.conditions import CHECKS
from sunlit.procedures.policies import apart_article
from tests.procedures.imagined import shipped

PENALTY_LAW = "《行政处罚法》"


def test_outside_penalties_the_penalty_law_is_cited_only_where_the_step_rests_on_it() -> None:
    wrong, asked = [], 0
    for procedure in shipped().procedures.values():
        category, file = procedure.item_category, first_file(shipped(), procedure)
        if category == "PENALTY":
            continue
        for step in procedure.steps:
            cited = {name: CHECKS[name].article_for(category) for name in step.checks}
            cited["kept apart"] = apart_article(file, step)
            asked += len(cited)
            for name, article in cited.items():
                if PENALTY_LAW in article and PENALTY_LAW not in step.basis:
                    wrong.append((procedure.code, step.code, name, article))
    assert wrong == []
    assert asked > 500


def test_in_penalties_it_is_cited() -> None:
    assert CHECKS["two_different_officers"].article_for("PENALTY").startswith(PENALTY_LAW)
    assert CHECKS["two_different_officers"].article_for("LICENSE") == ""
