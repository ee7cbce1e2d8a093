"""Words that were taken back go out of a pack that was made before, and nothing else does."""

from datetime import date

from groupkit.core.packs.blocks import Bars, Heading, Lines, Manner, Pack, Part, Words
from groupkit.core.packs.takingback import Lost, without

NOTE = Lines(lines=("Taken back.",), manner=Manner.NOTE)
QUOTED = "It is warm here.\n“I came in from the cold”"


def pack(*blocks):
    words = Words(withheld="", blank="")
    parts = (Part(key="themes", title="Themes", blocks=blocks), Part(key="other", title="Other", blocks=()))
    return Pack(title="Report", language="en", made_on=date(2026, 11, 14), words=words, parts=parts)


def left(lost, *blocks):
    made = pack(*blocks)
    done = without(made, lost, NOTE.lines[0])
    assert done.parts[1] == made.parts[1]
    return done.parts[0].blocks


def test_a_line_that_was_quoted_goes_and_its_theme_stays():
    lost = Lost(lines=frozenset({"“I came in from the cold”"}))
    bars = Bars(key="a", title="A", points=(), about="")
    head, alone = Heading(words="Warm", level=3), Lines(lines=tuple(lost.lines))
    assert left(lost, head, Lines(lines=(QUOTED, "Some of those who talked")), alone, bars, head) == (
        *(head, Lines(lines=("It is warm here.", "Some of those who talked")), bars, head, NOTE),
    )


def test_a_theme_goes_with_its_heading_and_another_of_that_name_stays():
    lost = Lost(themes=frozenset({("Warm", QUOTED)}))
    head, other = Heading(words="Warm", level=3), Lines(lines=("It is warm with us too.",))
    title = Heading(words="Talks")
    assert left(lost, title, head, Lines(lines=(QUOTED, "One voice")), head, other) == (title, head, other, NOTE)


def test_where_nothing_was_taken_back_nothing_is_said_and_it_is_said_once():
    head, lines = Heading(words="Warm"), Lines(lines=(QUOTED,))
    assert left(Lost(themes=frozenset({("Warm", "else")})), head, lines) == (head, lines)
    both = Lost(themes=frozenset({("Warm", QUOTED)}))
    assert left(both, NOTE, head, lines) == (NOTE,)
