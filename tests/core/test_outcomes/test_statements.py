"""A group says what good help is: its own statements, how it would know, and what stands beside them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outcomes.draft import Draft, IfThen, Line
from groupkit.core.outcomes.draft import problems as draft_problems
from groupkit.core.outcomes.own import Own, OwnKind, card, draft, filled, kept, statement
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.practice import problems as card_problems
from groupkit.core.outcomes.slots import Filled, Slot
from groupkit.core.outcomes.slots import problems as slot_problems
from groupkit.core.outcomes.statements import Known, Part, Principle, Statement, beside, known_problems, problems

short = st.text(max_size=6)
SLOT = Slot(
    key="own-plan",
    title="A plan",
    about="A page.",
    like="WRAP",
    like_note="Not here.",
    headings=("What helps",),
    collected=False,
    source="001:654",
)


def fields(found):
    """Return the fields of problems, with a mark where it is only asked."""
    return [f"{problem.field}?" if problem.asks else problem.field for problem in found]


def principle(key, stage, part):
    return Principle(key=key, stage=stage, part=part, words="Do it.", source="001:222")


def test_what_is_empty_is_asked_for():
    assert fields(problems(Statement(key="", words=" "))) == ["words"]
    assert fields(problems(Statement(key="", words="A warm welcome"))) == []
    assert fields(known_problems(Known(statement="j1", how="\n"))) == ["how"]
    assert fields(known_problems(Known(statement="j1", how="We ask"))) == []
    assert fields(card_problems(Card(title="", stage="journey", told="", source=" "))) == [
        "title",
        "told",
        "source",
    ]
    assert fields(card_problems(Card(title="Tea", stage="journey", told="We met.", source="Us"))) == []


def test_principles_stand_beside_a_part_or_a_whole_stage():
    parts = (Part(key="together", stage="journey", title=""), Part(key="provision", stage="journey", title=""))
    known = (
        *(principle("ethos", "journey", "ethos"), principle("there", "journey", "provision")),
        principle("late", "recovery", "provision"),
    )
    first = Statement(key="j1", words="", stage="journey", part="together")
    second = Statement(key="j6", words="", stage="journey", part="provision")
    assert [each.key for each in beside([first], known, parts)] == ["ethos"]
    assert [each.key for each in beside([second], known, parts)] == ["ethos", "there"]
    assert beside([], known, parts) == ()


def test_a_draft_needs_a_name_and_whole_sentences():
    assert fields(draft_problems(Draft(title=" "))) == ["title", "lines"]
    assert fields(draft_problems(Draft(title="Tea", lines=(Line(box="context", words=" "),)))) == ["lines"]
    half = Draft(title="Tea", if_thens=(IfThen(when="there is tea", then=""),))
    assert fields(draft_problems(half)) == ["if_thens"]
    whole = Draft(title="Tea", lines=(Line(box="context", words="Small"),))
    assert fields(draft_problems(whole)) == []


def test_words_of_others_are_used_only_with_their_leave():
    empty = Filled(slot="own-plan", words="", credit="")
    assert fields(slot_problems(SLOT, empty, allowed=False)) == ["words", "credit", "allowed"]
    theirs = Filled(slot="own-plan", words="Our wrap plan", credit="Us, free to use")
    assert fields(slot_problems(SLOT, theirs, allowed=True)) == ["words?"]
    ours = Filled(slot="own-plan", words="Our plan", credit="Us, free to use")
    assert fields(slot_problems(SLOT, ours, allowed=True)) == []


def test_what_a_group_writes_comes_back_as_it_was_written():
    said = Statement(key="", words=" A warm\nwelcome ", stage="engagement", part="values")
    told = Card(title=" Tea ", stage="journey", told="We met.\nIt was good.", source=" Us ")
    made = Draft(
        title=" Tea ",
        if_thens=(IfThen(when="there\tis tea", then="we\nstay"),),
        lines=(Line(box="context", words=" Small "), Line(box="limits", words=" ")),
    )
    put = Filled(slot="own-plan", words=" Our plan\nin two lines ", credit=" Us ")
    assert statement(kept(said, "1f")) == Statement(
        key="statement/engagement/values/1f", words="A warm welcome", stage="engagement", part="values", own=True
    )
    assert card(kept(told, "1f")) == Card(
        key="card/journey/1f", title="Tea", stage="journey", told="We met.\nIt was good.", source="Us", own=True
    )
    assert draft(kept(made, "1f")) == Draft(
        key="draft/1f",
        title="Tea",
        if_thens=(IfThen(when="there is tea", then="we stay"),),
        lines=(Line(box="context", words="Small"),),
    )
    assert filled(kept(put)) == Filled(slot="own-plan", words="Our plan\nin two lines", credit="Us")


def test_what_is_changed_keeps_its_key():
    again = statement(Own(key="statement/journey//1f", kind=OwnKind.STATEMENT, words="Near"))
    assert (again.stage, again.part) == ("journey", "")
    assert kept(again, "other").key == "statement/journey//1f"
    assert (
        kept(card(kept(Card(title="a", stage="journey", told="b", source="c"), "1")), "2").key == "card/journey/1"
    )
    assert kept(draft(kept(Draft(title="a"), "1")), "2").key == "draft/1"


@settings(max_examples=10)
@given(st.lists(st.tuples(short, short), max_size=3), st.lists(short, max_size=3))
def test_any_letters_can_stand_in_a_draft(pairs, lines):
    made = Draft(
        key="draft/1",
        title="Tea",
        if_thens=tuple(IfThen(when=when, then=then) for when, then in pairs),
        lines=tuple(Line(box="context", words=words) for words in lines),
    )
    read = draft(kept(made))
    assert [(each.when, each.then) for each in read.if_thens] == [tuple(map(one_line, pair)) for pair in pairs]
    assert list(read.of("context")) == [one_line(words) for words in lines if words.strip()]
    assert kept(read) == kept(made)


def one_line(words):
    """Return words on one line."""
    return " ".join(words.split())


def test_a_draft_out_of_which_words_were_erased_is_still_read():
    left = draft(Own(key="draft/1", kind=OwnKind.DRAFT, words="if\nif\tthere is tea\ncontext"))
    assert left.if_thens == (IfThen(when="", then=""), IfThen(when="there is tea", then=""))
    assert left.of("context") == ("",)


def test_a_box_called_like_a_sentence_is_no_sentence():
    words = "if\tthere is tea\twe stay\ncontext\tSmall"
    made = draft(Own(key="draft/1", kind=OwnKind.DRAFT, words=words))
    assert made.of("context") == ("Small",)
    assert len(made.if_thens) == 1
