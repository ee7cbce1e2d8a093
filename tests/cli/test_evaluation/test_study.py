"""The study by typing: 25 talks on their days, two coders, what was heard both ways, the room, and the pack."""

import csv
import re
from datetime import date

import pytest

from groupkit.cli import desk
from groupkit.core.evaluation.answers import Way
from groupkit.core.evaluation.roomcheck import FindingKind
from groupkit.services.group import open_group
from groupkit.services.packs import meeting
from tests import studied, talkrounds
from tests.cli.conftest import PASSPHRASE
from tests.pdf import reading
from tests.readback import figures, of_paper, of_slides, said

pytestmark = [pytest.mark.proof, pytest.mark.whole]
ROUND, TALKS, MEMBERS, DIPS = "study", 25, 6, 5
SAID = ("--purpose", "To hear.", "--what-happens", "We tell you.", "--reader", "Robin")
QUESTIONS = {"T": studied.QUESTION, "F": "road", "C": "use"}
WORKBOOK = "workbook"
SHOWN, ASKED = ("belonging", "women"), "carer-growth"
PROMISED = ("It is good to belong", "Somebody greets at the door.", "--owner", "greeter")
TWO = ("--by", "Robin", "--second", "Alex")


@pytest.fixture
def told(monkeypatch):
    """Let somebody sit at the terminal, who types what stands in what is returned, by how they are asked."""
    known = {f"Passphrase of {name}": words for name, words in talkrounds.NAMES.items()}
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(
        desk, "_typed", lambda asked: next((known[each] for each in known if asked.startswith(each)), "")
    )
    return known


def talks():
    """Return every talk: who, which, the question that is answered, and what came of it."""
    return [
        (who, wave, QUESTIONS[wave[0]] if wave != "T1" else "changed", about[wave])
        for who, _strand, _started, about in talkrounds.everybody()
        for wave in talkrounds.WAVES
        if wave in about
    ]


def begin(does, told):
    """Make three keys and open a round."""
    for name, passphrase in talkrounds.NAMES.items():
        told |= {"New passphrase": passphrase, "The same": passphrase}
        does("feedback", "keeper", name)
    does("evaluation", "open", "Study", *SAID, "--first", "Robin", "--second", "Alex")


def ask(does):
    """Ask all ten, and return their signs by their keys in the study."""
    signs = {}
    for who, strand, started, about in talkrounds.everybody():
        kinds = [word for kind in about.get("kinds", ()) for word in ("--kind", kind)]
        line = ("--strand", strand.value, "--started", started, "--interviewer", "Robin", *kinds)
        (signs[who],) = re.findall(r"sign is (.+)\.", does("evaluation", "invite", ROUND, *line).out)
    return signs


def hold(does, told, signs):
    """Hold every talk on its day, and type what was said."""
    for who, wave, question, about in talks():
        does("evaluation", "yes", ROUND, signs[who], "part", "--on", about["held"])
        does("evaluation", "held", ROUND, signs[who], wave, "--on", about["held"])
        told |= {
            "What was said": f"In {wave} it was as it was.",
            "How things went": " ".join(
                f"{area}={studied.WAYS[way].value}" for area, way in about.get("path", {}).items()
            ),
            "A hard spell": about.get("setback", ""),
            "What helped": about.get("helped", ""),
        }
        does("evaluation", "answer", ROUND, signs[who], wave, question)


def test_the_study_is_replayed_by_typing(does, told, tmp_path):
    begin(does, told)
    signs = ask(does)
    hold(does, told, signs)
    see_the_plan(does, signs)
    does("evaluation", "close", ROUND, "--sure")
    assert "contacts" in {each["what"] for each in does("evaluation", "gone", ROUND, "--json").json}
    code(does, told, signs)
    see_the_figures(does, signs, tmp_path)
    look_at_the_room(does, signs)
    make_the_pack(does, tmp_path)


def see_the_plan(does, signs):
    """See 25 talks between the days that were worked out by hand, each as it was held."""
    wanted = {
        (signs[who], wave): (
            *(str(about[each]) for each in ("first", "last", "held")),
            "late" if about["was"] == "late" else "held",
        )
        for who, wave, _question, about in talks()
    }
    shown = does("evaluation", "due", ROUND, "--json").json
    found = {
        (row["sign"], row["wave"]): tuple(row[each] for each in ("first", "last", "held", "state")) for row in shown
    }
    assert found == wanted
    assert len(found) == TALKS


def code(does, told, signs):
    """Let two people code apart, the second without the workbook, and agree."""
    for name, gone in (("Robin", set()), ("Alex", {WORKBOOK})):
        for who, wave, question, about in talks():
            told["The themes you hear"] = ", ".join(sorted(set(about["codes"]) - gone))
            does("evaluation", "code", ROUND, name, signs[who], wave, question)
        does("evaluation", "hand-in", ROUND, name)
    apart = [each for each in talks() if WORKBOOK in each[3]["codes"]]
    beside = does("evaluation", "beside", ROUND, "--json").json
    assert sum(each["only_first"] == [WORKBOOK] for each in beside["differences"]) == len(apart)
    assert "still to be talked about" in does("evaluation", "agree", ROUND).out
    named = [
        word
        for who, wave, question, about in apart
        for word in ("--as", signs[who], wave, question, ",".join(about["codes"]))
    ]
    assert "You agree on all of it." in does("evaluation", "agree", ROUND, *named).out


def see_the_figures(does, signs, folder):
    """See how alike it was by hand, the dip of five of six and all of them better, both ways, and in a file."""
    alike = does("evaluation", "agreement", ROUND, "--json").json
    # 25 answers and 21 themes, five of them heard by one alone; by chance 93 · 88 + 432 · 437 of 525 · 525
    assert (alike["units"], alike["same"]) == (525, 520)
    assert alike["kappa"] == pytest.approx(76032 / 78657)
    steps = does("evaluation", "saturation", ROUND, "--json").json
    assert (len(steps), steps[-1]["so_far"]) == (TALKS, 21)
    by = {way: does("evaluation", "matrix", ROUND, "--by", way, "--json").json for way in ("theme", "person")}
    assert sorted(map(repr, by["theme"]["rows"])) == sorted(map(repr, by["person"]["rows"]))
    at = {wave: place for place, wave in enumerate(by["theme"]["waves"])}
    paths = {
        row["sign"]: [cell["path"] for cell in row["cells"]]
        for row in by["theme"]["rows"]
        if (row["theme"], row["sort"]) == ("recovery", "area")
    }
    members = [paths[signs[who]] for who in studied.SIGNS]
    assert len(members) == MEMBERS
    assert sum(path[at["T2"]] == Way.HARDER for path in members) == DIPS
    assert all(path[at["T3"]] == Way.BETTER for path in members)
    file = folder / "matrix.csv"
    does("evaluation", "matrix", ROUND, "--csv", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.reader(lines))) == 1 + len(by["theme"]["rows"])


def look_at_the_room(does, signs):
    """See that the carer and the two women are found, that nothing passes by itself, and what the group says."""
    found = {each["key"] for each in does("evaluation", "check", ROUND, "--json").json}
    women = f"members/women|{FindingKind.FEW_SOURCE}|woman"
    carer = f"members/{ASKED}|{FindingKind.SINGLE_SOURCE}|carer"
    assert {women, carer} <= found
    every = [word for name in (*SHOWN, ASKED) for word in ("--show", f"members/{name}")]
    does("evaluation", "decide", ROUND, *TWO, *every)
    assert len(does("evaluation", "passed", ROUND, "--json").json) == 1, "nobody but those six could be known by it"
    about = [key for key in found if key.split("|")[0] in {f"members/{name}" for name in (*SHOWN, ASKED)}]
    asked = [word for key in about for word in ("--ask", key, date(2025, 4, 20))]
    does("evaluation", "decide", ROUND, *TWO, *every, *asked)
    passed = does("evaluation", "passed", ROUND, "--json").json
    assert len(passed) == len(SHOWN) + 1
    for each in passed:
        does("evaluation", "respond", ROUND, each["id"], "agree")
    shown = does("evaluation", "passed", ROUND).out
    assert not any(sign in shown for sign in signs.values())


def make_the_pack(does, folder):
    """Promise something, and make the pack: it has the same figures shown, on paper, and as slides."""
    does("promises", "make", *PROMISED)
    shown = {each["key"]: each["value"] for each in does("pack", "meeting", "--json").json}
    does("pack", "meeting", "--out", folder / "pack.pdf")
    does("pack", "slides", "--out", folder / "pack.pptx")
    with open_group(folder / "ours.groupkit", PASSPHRASE) as group:
        pack = meeting.gather(group)
    assert shown == {figure.key: figure.value for figure in figures(pack).values()}
    assert set(shown.values()) == {0, 1, None}
    paper, slides = ((folder / f"pack.{kind}").read_bytes() for kind in ("pdf", "pptx"))
    assert of_paper(paper, pack) == of_slides(slides, pack)[0] == said(pack)
    assert "Most of those who talked spoke of this." in reading.words(paper)
