"""A rota, terms, jobs and papers, by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
WEEKDAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[TODAY.weekday()]
JOBS = ("chair", "timekeeper", "reader", "greeter", "hospitality")


@pytest.fixture
def group(does):
    """A meeting today and every week, and three people who would like to do everything."""
    does("meetings", "add", "Evening group", "--weekday", WEEKDAY, "--start", "23:50", "--minutes", 5)
    for name in ("Ali", "Bo", "Cy"):
        wishes = [word for job in JOBS for word in ("--willing", job)]
        does("service", "add", name, *wishes)
    return does


def test_a_rota_is_planned_looked_at_and_kept(group):
    shown = group("service", "plan", "--weeks", 2, "--json").json
    assert (len(shown["places"]), shown["open"], shown["full"]) == (10, 4, True)
    assert {place["person"] for place in shown["places"]} == {"Ali", "Bo", "Cy", None}
    assert "Nobody chairs next time yet" in group("service", "next-chair").out
    kept = group("service", "plan", "--weeks", 2, "--keep")
    assert "4 places have nobody." in kept.out
    assert "proved that no more places can be filled" in kept.out
    assert group("service", "plan", "--weeks", 2, "--json").json["changes"] == 0
    open_ = group("service", "open", "--weeks", 2, "--json").json
    assert len(open_) == 4
    assert "Evening group" in group("service", "open").out


def test_why_is_said_and_who_else_could(group, book):
    group("service", "plan", "--weeks", 1, "--keep")
    said = group("service", "why", "Chair").out
    assert "has 1 turn in this plan" in said
    empty = next(each["role"] for each in group("service", "open", "--weeks", 1, "--json").json)
    assert "Nobody can do this" in group("service", "why", empty).out
    group("service", "assign", "chair", "--nobody")
    again = group("service", "why", "chair").out
    assert "Who could, best first:" in again
    assert "first" in again
    assert "not shared out" in book("service", "why", "secretary").err
    assert "There is no “king”" in book("service", "why", "king").err


def test_somebody_ill_is_passed_on_or_the_rota_mended(group, book):
    group("service", "plan", "--weeks", 2, "--keep")
    shown = group("service", "ill", "Ali", "--until", TODAY + timedelta(weeks=2)).out
    assert "Who could take it" in shown
    group("service", "away", "Bo", "--until", TODAY)
    mended = group("service", "replan", "--weeks", 2, "--json").json
    assert {place["changed"] for place in mended["places"]} <= {True}
    group("service", "replan", "--weeks", 2, "--keep")
    group("service", "away", "Bo", "--back")
    group("service", "ill", "Ali", "--keep")
    assert "Ali" not in {place["person"] for place in group("service", "holders", "--json").json}
    assert "Nobody on the list is called Zed" in book("service", "ill", "Zed").err


def test_the_rota_is_printed_for_the_wall_and_what_comes_next(group, tmp_path):
    for line in (("print", "--large"), ("print-next",), ("print-shares", "--large")):
        group("service", *line, "--out", tmp_path / "paper.pdf")
        assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_how_the_work_is_shared_is_counted(group, book):
    group("service", "change", "Ali", "--knows", "chair", "--if-needed", "treasurer", "--most", 2)
    assert group("service", "shares", "--json").json["could"][0] == {"role": "chair", "would": 3, "done": 1}
    assert "Facilitator" in group("service", "shares").out
    assert "places would be open" in group("service", "without", "Ali").out
    group("service", "hold", "secretary", "Bo", "--since", TODAY)
    assert "nobody would step in" in group("service", "without", "Bo").out
    for name in ("Dee", "Eve", "Flo", "Gus"):
        wishes = [word for job in JOBS for word in ("--willing", job)]
        group("service", "add", name, *wishes)
    assert "Yes." in group("service", "without", "Cy").out
    assert "Add them first" in book("service", "without", "Zed").err


def test_terms_have_an_end_a_deputy_and_who_is_next(group, book):
    line = ("--since", TODAY, "--until", TODAY + timedelta(weeks=3), "--deputy", "Bo", "--next", "Cy")
    group("service", "hold", "secretary", "Ali", *line)
    (held,) = group("service", "terms", "--json").json["held"]
    assert (held["person"], held["deputy"], held["next"], held["ends_soon"]) == ("Ali", "Bo", "Cy", True)
    assert "nobody" in group("service", "terms").out
    group("service", "end", "secretary", "--day", TODAY)
    assert "Nobody holds that job" in book("service", "end", "treasurer").err


def test_the_group_chooses_whom_somebody_put_forward(group, book):
    assert "Ask Ali first" in book("service", "forward", "treasurer", "Ali").err
    group("service", "forward", "treasurer", "Ali", "--themselves")
    group("service", "forward", "treasurer", "Bo", "--said-yes")
    assert group("service", "forward").out.count("treasurer") == 2
    group("service", "withdraw", "treasurer", "Bo")
    assert "not put forward" in book("service", "choose", "treasurer", "Bo").err
    group("service", "choose", "treasurer", "Ali")
    assert group("service", "terms", "--json").json["held"][0]["person"] == "Ali"


def test_jobs_get_names_of_our_own(group):
    group("service", "rename", "chair", "Host")
    group("service", "switch", "reader", "off")
    added = group("service", "add-job", "Feeds the cat", "--purpose", "The cat eats.").out
    assert "Feeds the cat is on the list." in added
    shown = {job["title"]: job["used"] for job in group("service", "jobs", "--json").json}
    assert (shown["Host"], shown["Reader"], shown["Feeds the cat"]) == ("on", "off", "on")
    assert "not for now" in group("service", "jobs").out
    assert {place["role"] for place in group("service", "holders", "--json").json} >= {"chair"}
    group("service", "put-back", "host")
    group("service", "put-back", "Feeds the cat")
    assert "Host" not in group("service", "jobs").out


def test_leaving_the_list_is_explained_before_it_is_done(group):
    group("service", "assign", "chair", "Ali")
    assert "This cannot be undone." in group("service", "leave", "Ali").out
    assert "Ali" in group("service", "people").out
    group("service", "leave", "Ali", "--yes")
    assert "Ali" not in group("service", "people").out


@pytest.mark.parametrize("kind", ["cards", "jobs", "signup", "swaps", "poster", "ballots"])
def test_each_paper_is_printed(group, tmp_path, kind):
    group("service", "paper", kind, "--role", "secretary", "--name", "Ali", "--out", tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")


def test_a_record_needs_something_to_tell(group, book, tmp_path):
    done = book("service", "paper", "record", "--name", "Ali", "--out", tmp_path / "r.pdf")
    assert "Nothing is written down" in done.err
    assert not (tmp_path / "r.pdf").exists()


def test_a_sign_up_sheet_is_shown_and_typed_back_in(group, book):
    assert "hospitality" not in group("service", "signed").out
    assert "Tea and cups" in group("service", "signed").out
    assert "2 lines are written down." in group("service", "signed", "1=Ali", "2=Bo").out
    assert "nobody on the list is called Zed" in book("service", "signed", "3=Zed").err
    assert book("service", "signed", "three").code == 2
