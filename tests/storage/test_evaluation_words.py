"""Every word of evaluation and outcomes that is in a file is read, each under the name of its field."""

import tomllib
from collections.abc import Mapping

import msgspec
import pytest

from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.workshop import MOST_MINUTES
from groupkit.core.problems import GroupkitError
from groupkit.services.evaluation import telling as evaluation_telling
from groupkit.services.outcomes import telling as outcomes_telling
from groupkit.services.packs import telling as packs_telling
from groupkit.storage import shipped
from groupkit.storage.evaluation import shipped as evaluation
from groupkit.storage.feedback import shipped as feedback
from groupkit.storage.library import format_by_id
from groupkit.storage.outcomes import shipped as outcomes
from groupkit.storage.packs import shipped as packs
from tests.test_evaluation_content import PATHS

READERS = {
    "evaluation": (evaluation, evaluation_telling),
    "outcomes": (outcomes, outcomes_telling),
    "packs": (packs, packs_telling),
}
OF_PACKS = ("meeting", "report")
each_file = pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")


def reader(path):
    """Return what reads a file, and what says it in another language."""
    place, telling = READERS["packs" if path.stem in OF_PACKS else path.parent.name]
    return getattr(place, path.stem), telling


def without_nothing(value):
    """Return a value without the fields in which nothing stands, nought or no."""
    if isinstance(value, Mapping):
        return {key: without_nothing(each) for key, each in value.items() if each not in (None, "", [], (), 0)}
    return [without_nothing(each) for each in value] if isinstance(value, list | tuple) else value


def marked_apart(file, read):
    """Return what was read without what is known and stands in no file: the stage of the last five."""
    if file["id"] == "justice":
        for each in read["statements"]:
            assert each.pop("stage") == "justice"
    return read


@each_file
def test_nothing_in_a_file_is_lost_when_it_is_read(path):
    file = tomllib.loads(path.read_text("utf-8"))
    read, _telling = reader(path)
    assert without_nothing(file) == marked_apart(file, without_nothing(msgspec.to_builtins(read())))


@each_file
def test_words_are_told_in_another_language_and_keys_stay(path):
    read, telling = reader(path)
    plain, english, other = read(), telling.told(read()), telling.told(read(), "en-XA")
    assert plain == english
    assert (other.id, other.source, other.license) == (plain.id, plain.source, plain.license)
    assert (other == plain) is (path.stem == "sources")


@each_file
def test_a_file_that_is_not_as_it_came_is_told_calmly(path, tmp_path, monkeypatch):
    place = tmp_path / path.parent.name
    place.mkdir()
    (place / path.name).write_text(path.read_text("utf-8").replace("license =", "licence ="), "utf-8")
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    read, _telling = reader(path)
    with pytest.raises(GroupkitError, match=f"{path.name} cannot be read"):
        read.__wrapped__()


def test_the_files_are_all_there():
    assert len(PATHS) == 20


def keys(rows):
    """Return the keys of rows; each may stand there once."""
    found = [row.key for row in rows]
    assert len(found) == len(set(found))
    return set(found)


def test_every_key_of_evaluation_leads_somewhere():
    book, clocks, check = evaluation.codebook(), evaluation.waves(), evaluation.roomcheck()
    codes, waves = keys(book.codes), {wave.key for clock in clocks.clocks for wave in clock.waves}
    assert {code.part for code in book.codes} == keys(book.parts)
    assert {code.area for code in book.codes} == {"", *keys(book.areas)}
    assert {code.since for code in book.codes} <= {"", *waves}
    assert {code for step in evaluation.lens().steps for code in step.codes} <= codes
    assert {step.wave for step in evaluation.lens().steps} <= waves
    assert {each for finding in check.findings for each in finding.do} == keys(check.choices) - {"show"}
    assert len(keys(evaluation.signs().signs)) == 80
    known = {form.id for form in feedback.forms()}
    for clock in clocks.clocks:
        assert {wave.form for wave in clock.waves} <= known
        before = {"start", "any"}
        for wave in clock.waves:
            assert wave.after in before
            assert (wave.month is None) is (wave.first_month is not None) is (wave.last_month is not None)
            before.add(wave.key)


def test_every_key_of_the_pack_and_the_report_leads_somewhere():
    meeting, report = packs.meeting(), packs.report()
    plan = format_by_id(meeting.format)
    assert [(page.segment, page.minutes) for page in meeting.pages] == [
        (segment.key, segment.minutes) for segment in plan.segments
    ]
    assert sum(page.minutes for page in meeting.pages) == meeting.minutes
    assert [part for page in meeting.pages for part in page.parts] == [part.key for part in meeting.parts]
    assert {limit.grade for limit in report.limits} <= {"", *keys(report.grades)}
    assert keys(report.parts) >= {"themes", "money", "limits"}


def test_every_key_of_outcomes_leads_somewhere():
    words, known = outcomes.statements(), outcomes.theories()
    stages, parts = keys(words.stages), {(part.stage, part.key) for part in words.parts}
    assert {part.stage for part in words.parts} == stages
    assert {(each.stage, each.part) for each in words.statements} == parts
    assert {each.stage for each in outcomes.principles().principles} == stages
    assert {each.stage for each in outcomes.practice().cards} <= stages
    assert keys(words.answers) == set(Answer)
    grouping = outcomes.grouping()
    assert {card.area for card in known.theories} == keys(grouping.areas)
    assert {card.component for card in known.theories} == {each.key for each in grouping.components if each.data}
    assert {card.support for card in known.theories} == keys(known.supports)
    assert {key for each in outcomes.drafts().drafts for key in each.into} == keys(known.theories)
    assert {start.box for start in outcomes.draft().starts} == keys(outcomes.draft().boxes)
    assert keys(outcomes.lists().lists)
    assert all(keys(each.lines) for each in outcomes.lists().lists)


def test_the_half_day_that_comes_with_it_fits():
    words = outcomes.workshop()
    assert sum(segment.minutes for segment in words.segments) == words.minutes <= MOST_MINUTES
    assert {"statements", "answers", "map", "ranking", "steps", "repeat"} <= keys(words.pages)
    assert {kind.least for kind in words.kinds} >= {0, 1, 3}
