"""A person looks up who to reach, notes that a number works, and prints the sheet by typing."""

WARD = ("help-now", "add", "Elm Ward", "--reach", "Ask at the front desk", "--level", "worse")


def test_who_to_reach_is_listed_with_how(does):
    found = does("help-now", "--json").json
    assert found[0]["reach"] == "Call 999"
    shown = does("help-now", "list").out
    for contact in found:
        assert contact["reach"] in shown
        assert contact["name"] in shown


def test_a_contact_is_tried_and_no_longer_due(does, book):
    does("help-now", "check", "samaritans")
    due = {contact["key"] for contact in does("help-now", "list", "--to-check", "--json").json}
    assert "samaritans" not in due
    assert due
    assert book("help-now", "check", "nowhere").code == 1


def test_the_group_adds_its_own_and_takes_it_off(does, book):
    does(*WARD, "--hours", "Day and night")
    own = [contact for contact in does("help-now", "list", "--json").json if contact["local"]]
    assert [(contact["name"], contact["hours"]) for contact in own] == [("Elm Ward", "Day and night")]
    does("help-now", "remove", own[0]["key"])
    assert not any(contact["local"] for contact in does("help-now", "--json").json)
    assert book("help-now", "remove", own[0]["key"]).code == 1


def test_everything_to_put_right_is_said_at_once(book):
    done = book("help-now", "add", " ", "--reach", " ", "--level", "today")
    assert done.code == 1
    assert len(done.err.splitlines()) == 2


def test_the_sheet_is_printed(does, tmp_path):
    does("help-now", "print", "--out", tmp_path / "help.pdf")
    assert (tmp_path / "help.pdf").read_bytes().startswith(b"%PDF-")
