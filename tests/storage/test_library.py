"""A group uses the formats that come with groupkit, and puts its own beside them."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_from_file

from groupkit import extraction
from groupkit.core.formats import translated
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.i18n import catalogue
from groupkit.resources import folder
from groupkit.storage import forms, library

SHIPPED = folder("forms") / "formats" / "open-dual-recovery.toml"
OWN = """
id = "ours"
title = "A short one"
summary = "Ours."
talk = "listen"
minutes = 20
source = "Us"
license = "Ours alone"
limits = "It stays here."
medicine = "Ask first."

[[segments]]
key = "hello"
title = "Hello"
minutes = 5
read = "Hello."

[[segments]]
key = "talk"
title = "Talk"
minutes = 15
do = "Talk."
when = "every"
"""


@pytest.fixture
def own(tmp_path):
    def put(text, name="ours.toml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return put


def test_the_open_meeting_comes_with_groupkit():
    plan = library.format_by_id("open-dual-recovery")
    assert (plan.minutes, plan.talk, plan.before) == (60, "ask", 30)
    assert library.refused() == ()


def test_a_group_puts_its_own_format_beside_ours(own):
    path = own(OWN)
    assert {plan.id for plan in library.formats(path.parent)} - {plan.id for plan in library.formats()} == {"ours"}
    assert library.format_by_id("ours", path.parent).segments[1].do == "Talk."


def test_a_group_changes_our_format_by_keeping_its_id(own):
    path = own(OWN.replace('id = "ours"', 'id = "open-dual-recovery"'))
    assert library.format_by_id("open-dual-recovery", path.parent).title == "A short one"
    assert len(library.formats(path.parent)) == len(library.formats())


def test_a_format_that_is_not_there_is_said_by_name():
    with pytest.raises(GroupkitError, match="no format called moon"):
        library.format_by_id("moon")


def test_one_bad_file_spoils_no_evening(own):
    folder_ = own("this is not a format", "bad.toml").parent
    own(OWN)
    assert {plan.id for plan in library.formats(folder_)} - {plan.id for plan in library.formats()} == {"ours"}
    (problem,) = library.refused(folder_)
    assert "bad.toml" in str(problem)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("minutes = 15", 'minutes = "long"', ["segments[1].minutes", "written in another way"]),
        ('title = "A short one"\n', "", ["the file", '"title"', "Write a line"]),
        ('talk = "listen"', 'talk = "listen"\ncolour = "red"', ['"colour"', "does not know"]),
        ('key = "talk"', 'key = "talk"\ncolour = "red"', ["segments[1]", '"colour"', "does not know"]),
        ("minutes = 15", "minutes = 16", ["21 minutes", "says 20"]),
        ('when = "every"', 'when = "now and then"', ["segments.talk.when", '"now and then"']),
        ('when = "every"', 'when = "1st"', ["5 minutes", "says 20"]),
        ('talk = "listen"', 'talk = "shout"', ["talk", "listen, ask or conversation"]),
        ('key = "talk"', 'key = "hello"', ["segments.hello.key", "Give each its own"]),
        ('medicine = "Ask first."', 'medicine = "Ask first.', ["from line 10 on"]),
    ],
)
def test_a_file_is_refused_whole_with_file_key_and_what_to_do(own, before, after, words):
    assert before in OWN
    path = own(OWN.replace(before, after))
    with pytest.raises(RefusedError) as told:
        library.read(path)
    assert str(told.value).startswith("ours.toml")
    assert [word for word in words if word not in str(told.value)] == []


def test_everything_to_put_right_in_a_file_is_told_at_once(own):
    path = own(OWN.replace('"Ours."', '""').replace('"Ask first."', '" "'))
    assert [problem.field for problem in library.refused(path.parent)] == ["summary", "medicine"]


def test_a_file_of_pictures_or_another_alphabet_is_refused_before_it_is_read(own):
    huge = own("#" * (forms.LARGEST + 1), "huge.toml")
    odd = own("", "odd.toml")
    odd.write_bytes(b"id = '\xff'")
    said = [str(problem) for problem in library.refused(huge.parent)]
    assert any("huge.toml is larger than 1 MB" in each for each in said)
    assert any("odd.toml is not plain text" in each for each in said)


def test_a_file_that_cannot_be_opened_says_so(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(RefusedError, match=r"folder\.toml could not be opened"):
        library.read(tmp_path / "folder.toml")


def found_in(path):
    found = extract_from_file(extraction.forms, path, keywords=DEFAULT_KEYWORDS)
    return [(row[3], row[1]) for row in found]


def test_a_translator_finds_every_text_under_the_key_it_is_asked_for_by():
    asked = []

    class Listener:
        def pgettext(self, key, text):
            asked.append((key, text))
            return text

    plan = library.read(SHIPPED)
    assert translated(plan, Listener()) == plan  # type: ignore[arg-type]  # a catalogue that listens
    assert set(found_in(SHIPPED)) == {(key, text) for key, text in asked if text}
    assert ("formats/open-dual-recovery/welcome/title", "Welcome") in asked


def test_a_translator_is_sent_to_the_line_a_text_stands_on():
    lines = SHIPPED.read_text("utf-8").splitlines()
    with SHIPPED.open("rb") as file:
        found = {key[0]: line for line, _, key, _ in extraction.forms(file, (), (), {})}
    assert 'title = "Welcome"' in lines[found["formats/open-dual-recovery/welcome/title"] - 1]


def test_texts_of_a_kind_nobody_translates_are_left_alone():
    file = BytesIO(b'id = "x"\ntitle = "X"')
    file.name = str(Path("forms") / "unheard-of" / "x.toml")
    assert list(extract(extraction.forms, file, keywords=DEFAULT_KEYWORDS)) == []


def test_a_text_in_a_table_of_its_own_has_a_key_as_well():
    form = {"safe": {"read": "Stay."}, "rows": [{"read": "One."}, {"key": "two", "read": " "}], "needs": ["a", ""]}
    assert list(extraction.texts(form, {"read", "needs"}, "at")) == [
        ("at/safe/read", "Stay."),
        ("at/1/read", "One."),
        ("at/needs", "a"),
    ]


def test_the_other_language_reaches_the_words_that_are_read():
    plan = translated(library.read(SHIPPED), catalogue("en-XA"))
    assert all("~" in part.title for part in plan.segments)
