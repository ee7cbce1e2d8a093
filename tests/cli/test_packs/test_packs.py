"""A person makes the pack and a report by typing, and asks where a figure comes from."""

from datetime import date, timedelta

import pytest

from groupkit.pdf.packs import pages
from groupkit.pdf.slides import deck
from tests.printed import SOUND, TABLES
from tests.printed import typed as saved

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
DAY = TODAY - timedelta(days=3)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TOTAL = "contacts/months/total/visits"


@pytest.fixture
def counted(does):
    """A book with one meeting that was counted three days ago."""
    does("meetings", "add", "Day group", "--weekday", DAYS[DAY.weekday()], "--start", "09:30")
    does("meetings", "heads", "--day", DAY, "--regulars", 9)
    return does


@pytest.fixture
def printed(monkeypatch):
    """Keep what would go on paper and on slides."""
    made = []
    monkeypatch.setattr(pages, "pack", lambda pack, path, **how: made.append((pack, path.name, how)))
    monkeypatch.setattr(deck, "deck", lambda pack, path, **how: made.append((pack, path.name, how)))
    return made


def test_the_pack_is_shown_figure_by_figure_and_goes_on_paper_and_slides(counted, printed, tmp_path):
    shown = counted("pack", "meeting").out
    assert "Visits" in shown
    assert "Not shown" in shown
    figures = {each["key"]: each for each in counted("pack", "meeting", "--json").json}
    assert figures[TOTAL]["value"] == 9
    assert counted("pack", "meeting", "--large", "--out", tmp_path / "a.pdf").out == "Saved as a.pdf.\n"
    assert counted("pack", "slides", "--out", tmp_path / "a.pptx").out == "Saved as a.pptx.\n"
    assert [(name, how.get("large")) for _pack, name, how in printed] == [("a.pdf", True), ("a.pptx", None)]


def test_paper_and_slides_speak_the_language_in_which_the_group_prints(counted, printed, tmp_path):
    counted("settings", "--printing-language", "en-XA")
    counted("pack", "meeting", "--out", tmp_path / "a.pdf")
    counted("pack", "slides", "--out", tmp_path / "a.pptx")
    assert [(pack.language, how["language"]) for pack, _name, how in printed] == [("en-XA", "en-XA")] * 2


def test_a_figure_is_traced_to_the_rows_of_the_book(counted):
    assert str(DAY) in counted("pack", "trace", TOTAL).out
    assert [row["table"] for row in counted("pack", "trace", TOTAL, "--json").json] == ["heads"]


def test_a_report_is_looked_at_kept_agreed_seen_sent_and_printed(counted, book, printed, tmp_path):
    days, parts = (DAY, TODAY), ("--part", "contacts", "--part", "meetings")
    assert "Kept as" not in counted("pack", "report", *days, *parts, "--try").out
    assert counted("pack", "list").out == "Nothing here yet.\n"
    key = f"{TODAY}-1"
    assert f"Kept as {key}." in counted("pack", "report", *days, *parts).out
    refused = book("pack", "send", key, "The council")
    assert refused.code == 1
    assert "Members see the report before it is sent." in refused.err
    counted("pack", "agree", key)
    counted("pack", "seen", key)
    counted("pack", "send", key, "The council")
    assert "The council" in counted("pack", "list").out
    assert counted("pack", "list", "--json").json[0]["to_whom"] == "The council"
    counted("pack", "print", key, "--out", tmp_path / "r.pdf")
    counted("pack", "slides", "--report", key, "--out", tmp_path / "r.pptx")
    assert [name for _pack, name, _how in printed] == ["r.pdf", "r.pptx"]
    assert str(DAY) in counted("pack", "trace", TOTAL, "--report", key).out
    assert book("pack", "drop", key).code == 1


def test_what_changed_between_two_reports_is_shown_and_one_can_be_thrown_away(counted):
    counted("pack", "report", DAY, TODAY, "--part", "contacts")
    found = counted("pack", "report", DAY, TODAY, "--part", "contacts", "--part", "meetings", "--json").json
    assert TOTAL in {each["key"] for each in found}
    changed = counted("pack", "changes", f"{TODAY}-1", f"{TODAY}-2").out
    assert "meetings/months/total/held" in changed
    assert TOTAL not in changed
    counted("pack", "drop", f"{TODAY}-2")
    assert len(counted("pack", "list", "--json").json) == 1


def test_the_parts_to_choose_from_are_named(does):
    assert "contacts" in does("pack", "parts").out


def test_a_table_that_somebody_gave_you_is_looked_over(typed, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("Place,Asked,Answered\nNorth,14,60\nSouth,5,5\nTotal,19,64\n", encoding="utf-8")
    found = typed("pack", "check", file, "--part", "Answered", "Asked")
    assert found.out.splitlines()[0] == "Answered: The rows make 65. The table says 64."
    assert "North: 60 of 14 cannot be." in found.out
    file.write_text("Place,Asked\nNorth,14\nTotal,14\n", encoding="utf-8")
    assert typed("pack", "check", file).out == "Everything in it adds up.\n"
    for label in ("All", "UK total", "Totals"):
        file.write_text(f"Place,Asked\nNorth,14\n{label},15\n", encoding="utf-8")
        assert "The rows make 14. The table says 15." in typed("pack", "check", file).out
    file.write_text("Answer,All\nNot at all,5\nTotal north,5\nYes,6\nTotal,11\n", encoding="utf-8")
    assert typed("pack", "check", file).out == "Everything in it adds up.\n"
    file.write_text('Place,Cost\nNorth,"1,5"\n', encoding="utf-8")
    assert "1,5" in typed("pack", "check", file).err
    file.write_text("Place,Asked\nNorth,14\nAllerton,14\n", encoding="utf-8")
    assert "No row is called Total" in typed("pack", "check", file).out


def test_tables_of_a_study_are_marked_and_those_that_add_up_are_not(typed, tmp_path):
    file = tmp_path / "table.csv"
    said = {}
    for key in TABLES:
        across, parts = saved(key, file)
        words = [word for pair in parts for word in ("--part", *pair)]
        said[key] = typed("pack", "check", file, *(("--across", across) if across else ()), *words).out.splitlines()
    assert {key for key, lines in said.items() if lines == ["Everything in it adds up."]} == SOUND
    assert {key: len(lines) for key, lines in said.items() if key not in SOUND} == {
        key: len(TABLES[key]["faults"]) for key in TABLES.keys() - SOUND
    }
    assert "Health Boards Scotland: 60 of 14 cannot be." in said["table-2-first-wave"][0]


def test_two_tables_are_laid_beside_each_other(typed, tmp_path):
    for name, count in (("one", 12), ("other", 13)):
        (tmp_path / f"{name}.csv").write_text(f"What,Said\nCarers,{count}\n", encoding="utf-8")
    found = typed("pack", "check", tmp_path / "one.csv", "--beside", tmp_path / "other.csv").out
    assert found.startswith("Carers, Said: Two places say different things: 12 and 13. Both are shown. Nothing was")
