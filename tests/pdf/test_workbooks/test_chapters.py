"""A step opens, asks, and closes; what the group adds stands in its place, and nothing stands alone."""

from dataclasses import replace

import pytest

from groupkit.core.progress import Silent
from groupkit.core.workbooks.chapters import Chapter, Notes, Section, Sort, Word
from groupkit.core.workbooks.editions import Edition, Own, Printing
from groupkit.core.workbooks.exercises import Kind, Wording
from groupkit.pdf.workbooks.making import pressed, printed
from tests.pdf.test_workbooks.paper import OWN, made, outline, page_words
from tests.workpages import SOURCE, exercise, workbook

SAFE = Section(key="safe", title="Safe", words=("Skip anything.",))
READ = Chapter(key="safe-use", sort=Sort.READING, title="Before you start", sections=(SAFE,), **SOURCE)
PACING = Chapter(
    key="pacing",
    sort=Sort.READING,
    title="Taking it gently",
    sections=(replace(SAFE, title="Going slowly", grade="fair", items=("One page",)),),
    exercises=(exercise(Kind.PROMPTS),),
    **SOURCE,
)
STEP = Chapter(
    key="step-01", sort=Sort.STEP, number=1, title="Two things at once", about=("What it is about.",),
    easy_about=("One idea.",), spiritual=("Words of faith.",), secular=("Words of reason.",),
    both="Mind and use meet.", easy_both="Both meet.", care=("Stop at facts.",), round="Where do they meet?",
    hard=True, wording_box=True, roles=True, exercises=(exercise(Kind.TABLE, hard=True),),
    notes=Notes(
        minutes=60, before=("Bring pens.",), watch=("Watch out.",), pairs=("Pair up.",), instead=("Rest.",)
    ),
    **SOURCE,
)  # fmt: skip
PLUS = replace(STEP, key="step-14", number=14, title="Yes to help", hard=False, roles=False, notes=Notes())
WORDS = Chapter(
    key="glossary", sort=Sort.READING, title="Words", words=(Word(key="peer", word="Peer", meaning="One of us."),),
    **SOURCE,
)  # fmt: skip
BACK = Chapter(
    key="back-card", sort=Sort.PAGE, title="If it gets too much", sections=(replace(SAFE, title="In danger now"),),
    exercises=(exercise(Kind.SETTLING), exercise(Kind.POCKET_CARD)), **SOURCE,
)  # fmt: skip
BOOK = replace(workbook(), title="Twelve and five", chapters=(PACING, READ, STEP, PLUS, BACK, WORDS))


def text(**how):
    return printed(BOOK, Printing(edition=Edition.PLAIN_TEXT, **how), own=OWN)[0].decode()


def pages(**how):
    return page_words(made(BOOK, **how).data)


def test_a_step_has_its_cover_its_safe_use_its_pages_and_the_card_on_its_back():
    found = pages(chapters=("step-01",))
    wanted = [
        "Two things at once", "Before you start", "Step 1", "Our fellowship’s wording", "Taking it gently",
        "Title of prompts", "How I am today", "Title of table", "Jobs our group is looking for",
        "Support, and what comes next", "Notes", "Title of pocket-card", "If it gets too much",
    ]  # fmt: skip
    assert len(found) == len(wanted)
    for page, words in zip(found, wanted, strict=True):
        assert words in page
    assert "No names needed" in found[0]
    assert all(words in found[0] for words in ("Step 1", "Standard edition", OWN.group, OWN.made_on))
    assert all(
        words in found[2] for words in ("What it is about.", "Both sides", "Stop at facts.", "Where do they")
    )


def test_every_page_of_an_exercise_says_why_how_long_what_to_do_and_how_to_finish():
    page = next(each for each in pages(chapters=("step-01",)) if "Title of table" in each)
    for words in ("about 10 minutes", "better in company", "Why", "Do this first.", "Dee wrote:", "To finish"):
        assert words in page
    assert "keep · tear off · destroy" in page
    assert "to share if you like" in page


def test_only_a_hard_step_prints_the_page_about_pacing():
    assert not any("Going slowly" in each for each in pages(chapters=("step-14",)))
    assert any("Going slowly" in each for each in pages(chapters=("step-01",)))


def test_the_groups_own_words_stand_with_whose_they_are_else_there_are_lines_to_copy_them():
    said, empty = (next(p for p in pages(chapters=(key,)) if "Our fellowship’s wording" in p)
                   for key in ("step-01", "step-14"))  # fmt: skip
    assert "The words of our fellowship. A second line. With leave of the fellowship" in said
    assert "Your group can copy in" in empty
    names = {spot.name for spot in made(BOOK, chapters=("step-14",)).spots}
    assert "step-14/own/wording" in names
    assert "step-01/own/wording" not in {spot.name for spot in made(BOOK, chapters=("step-01",)).spots}


def test_long_words_of_a_fellowship_go_on_overleaf():
    own = Own(wordings={"step-14": ("Many words and more of them. " * 150, "Ours")})
    found = page_words(pressed(BOOK, Printing(chapters=("step-14",), booklet=True), own, Silent()).data)
    assert sum(each.count("Many words") for each in found) == 150


def test_a_group_that_looks_for_nobody_has_lines_to_ask_instead():
    found = pressed(BOOK, Printing(chapters=("step-01",)), Own(), Silent())
    assert "step-01/own/roles" in {spot.name for spot in found.spots}
    assert "Ask at the meeting" in " ".join(page_words(found.data))
    assert any("Tea and welcome" in each for each in pages(chapters=("step-01",)))


@pytest.mark.parametrize(("wording", "has"), [
    (Wording.OPEN, ()), (Wording.SPIRITUAL, ("faith",)), (Wording.SECULAR, ("reason",)),
])  # fmt: skip
def test_words_of_belief_are_only_for_a_group_that_uses_them(wording, has):
    found = " ".join(pages(chapters=("step-14",), wording=wording))
    assert {word for word in ("faith", "reason") if word in found} == set(has)


def test_the_contents_name_every_part_with_the_page_it_begins_on():
    found = pages()
    contents = found[1]
    for title in ("Taking it gently", "Two things at once", "Yes to help", "Words", "If it gets too much"):
        number = int(contents.split(title)[1].split()[0])
        assert title in found[number - 1]
    assert found[-1].startswith("If it gets too much")
    assert found[2].startswith("Before you start")


def test_the_outline_leads_to_every_chapter_and_exercise():
    printed = made(BOOK)
    words = page_words(printed.data)
    entries = outline(printed.data)
    assert [title for title, _page, level in entries if not level] == [
        "Cover", "Contents", "Before you start", "Taking it gently", "Step 1: Two things at once",
        "Step +2: Yes to help", "Words", "If it gets too much",
    ]  # fmt: skip
    for title, page, level in entries[2:]:
        assert (title.split(": ")[-1] if not level else title) in words[page]


def test_easy_read_says_one_idea_at_a_time_instead():
    found = " ".join(pages(edition=Edition.EASY_READ, chapters=("step-14",)))
    assert "One idea." in found
    assert "Both meet." in found
    assert "What it is about." not in found


def test_the_facilitators_notes_are_a_paper_of_their_own():
    members, notes = pages(chapters=("step-01",)), pages(chapters=("step-01",), notes=True)
    for words in ("Bring pens.", "Watch out.", "Pair up.", "Rest.", "Title of table: about 10 minutes"):
        assert words in " ".join(notes)
    assert "Bring pens." not in " ".join(members)
    assert "For the facilitator" in notes[0]
    assert len(pages(notes=True)) == 2


def test_a_booklet_has_pages_in_fours_and_the_card_on_its_back():
    for chapters in (("step-01",), ("step-14",), ()):
        found = pages(chapters=chapters, booklet=True)
        assert len(found) % 4 == 0
        assert found[-1].startswith("If it gets too much")


def test_cards_are_cut_from_a_sheet():
    printed = made(BOOK, edition=Edition.CARDS)
    words = page_words(printed.data)
    assert any("Title of pocket-card" in each for each in words)
    assert {spot.name for spot in printed.spots} == {"back-card/ex-pocket-card/prompt-1"}


def test_plain_text_is_read_in_order_and_names_every_place_to_answer():
    from_text = text()
    order = ["Before you start", "Taking it gently", "Two things at once", "Title of table", "Yes to help", "Words"]
    places = [from_text.index(each) for each in order]
    assert places == sorted(places)
    assert "columns 1\n> " in from_text
    assert "[ ] boxes 1" in from_text
    assert "To finish: " in from_text
    assert "(keep, to share if you like)" in from_text
    assert "How much is known: a fair amount." in from_text
    assert "With leave of the fellowship" in from_text
    assert "- Tea and welcome" in from_text
