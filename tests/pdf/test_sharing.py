"""A business meeting has the counts of service on one page, nobody's name, and lines to write on."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.roles import TITLES, Role
from groupkit.core.sharing import Could, Share, Sharing
from groupkit.pdf.sharing import page
from tests.pdf import reading

ROLES = {key: Role(key=key, purpose="What it is for.") for key in TITLES}
FOUND = Sharing(
    first=date(2026, 8, 16),
    last=date(2026, 11, 14),
    listed=9,
    serving=6,
    helping=2,
    turns=31,
    shares=(
        Share(role=ROLES["chair"], turns=13, people=1, most=13),
        Share(role=ROLES["reader"], turns=18, people=5, most=6),
    ),
    could=(
        Could(role=ROLES["chair"], willing=4, done=3),
        Could(role=ROLES["treasurer"], willing=0, done=0),
    ),
)
FULL = replace(
    FOUND,
    shares=tuple(Share(role=role, turns=13, people=1, most=13) for role in [*ROLES.values()][:12]),
    could=tuple(Could(role=role, willing=4, done=3) for role in [*ROLES.values()][:4]),
)


def printed(found=FOUND, **how):
    into = BytesIO()
    page(found, into, **how)
    return into.getvalue()


def test_counts_stand_on_one_page_and_put_nobody_above_anybody():
    data = printed(group="Riverside <b>")
    assert reading.count(data) == 1
    shown = reading.words(data)
    for said in (
        "How we share the work Riverside <b> From Sun 16 Aug 2026 to Sat 14 Nov 2026.",
        "Counts only: this puts nobody above anybody else.",
        "2 people did something for the group for the first time.",
        "Job Turns Shared by To notice Chair 13 1 Always the same person Reader 18 5",
        "Who could Job Would Have done it Chair 4 3 Treasurer 0 0",
        "What we would like to change",
    ):
        assert said in shown
    assert shown.count("Always the same person") == 1


def test_before_the_first_turn_the_page_says_so():
    shown = reading.words(printed(replace(FOUND, shares=(), turns=0, helping=0)))
    assert "No turn is written down yet." in shown
    assert "for the first time" not in shown
    assert "To notice" not in shown


def test_one_newcomer_to_service_is_one_person():
    assert "1 person did something for the group" in reading.words(printed(replace(FOUND, helping=1)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_a_full_group_fits_on_one_page_of_either_paper(paper, language):
    assert reading.count(printed(FULL, group="Riverside", paper=paper, language=language)) == 1


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_page_in_any_language(language, large, paper):
    own = replace(ROLES["chair"], title="Dampfschifffahrtskapitänswitwen")
    found = replace(FULL, shares=(Share(role=own, turns=13, people=1, most=13), *FULL.shares))
    data = printed(found, group="Group " * 40, language=language, large=large, paper=paper)
    assert reading.inside(data)


def test_large_print_is_a_quarter_larger(tmp_path):
    assert max(reading.sizes(printed(large=True))) == 1.25 * max(reading.sizes(printed()))
    page(FOUND, tmp_path / "sharing.pdf")
    assert (tmp_path / "sharing.pdf").read_bytes() == printed()
