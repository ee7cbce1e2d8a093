"""A workbook is filled in on a screen: each place to answer is a field, once, named in words, in reading order."""

from io import BytesIO

import pikepdf
import pytest

from groupkit.core.workbooks.answers import Way, places
from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.pdf.workbooks.making import printed
from tests.scripts import NAME
from tests.workpages import workbook

BOOK = workbook(words="Word")
KINDS = {Way.TICK: "/Btn", Way.SCALE: "/Btn"}


def made(**how):
    return printed(how.pop("book", BOOK), Printing(fillable=True, **how))


def fields(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return [(str(each.T), str(each.TU), str(each.FT)) for each in pdf.Root.AcroForm.Fields]


@pytest.mark.parametrize("how", [{}, {"edition": Edition.LARGE}, {"language": "ar-XB"}, {"paper": "Letter"}])
def test_each_place_of_every_kind_of_exercise_is_a_field_once(how):
    data, spots = made(**how)
    assert len({spot.name for spot in spots}) == len(spots)
    found = fields(data)
    assert sorted(name for name, _words, _kind in found) == sorted(spot.name for spot in spots)
    assert {spot.place.way for spot in spots} == {*Way}
    known = {spot.name: spot.place for spot in spots}
    for name, words, kind in found:
        place = known[name]
        assert kind == KINDS.get(place.way, "/Tx")
        assert place.label in words
        assert place.under in words
        assert words.strip()


def test_fields_follow_each_other_as_their_exercise_is_read():
    found = [name for name, _words, _kind in fields(made()[0])]
    for chapter in BOOK.chapters:
        for exercise in chapter.chosen(Printing().wording):
            start = f"{chapter.key}/{exercise.key}/"
            asked = [start + place.key for place in places(exercise)]
            assert [name for name in found if name.startswith(start)] == asked


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_each_field_stands_where_its_place_is_drawn(language):
    data, spots = made(language=language)
    with pikepdf.open(BytesIO(data)) as pdf:
        number = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        by_name = {str(each.T): each for each in pdf.Root.AcroForm.Fields}
        for spot in spots:
            field = by_name[spot.name]
            widgets = list(field.get("/Kids", [field]))
            assert {number[each.P.objgen] for each in widgets} == {spot.page}
            left, low, right, top = spot.box
            for each in widgets:
                x, y, end, high = (float(side) for side in each.Rect)
                assert left - 0.1 <= x <= end <= right + 0.1
                assert low - 0.1 <= y <= high <= top + 0.1


def test_a_tall_place_takes_many_lines_and_a_low_one_takes_one():
    data, spots = made()
    with pikepdf.open(BytesIO(data)) as pdf:
        by_name = {str(each.T): each for each in pdf.Root.AcroForm.Fields}
        for spot in spots:
            field = by_name[spot.name]
            if spot.place.way is Way.LINE:
                assert int(field.Ff) == 0
            if spot.place.way is Way.TEXT and spot.place.lines > 1:
                assert int(field.Ff) == 4096


def test_a_place_asks_in_the_words_of_the_workbook():
    data, _spots = made(book=workbook(words=NAME))
    assert sum(NAME in words for _name, words, _kind in fields(data)) > 50


def test_the_same_workbook_gives_the_same_bytes():
    assert made()[0] == made()[0]


def test_paper_to_write_on_by_hand_has_no_fields():
    data, _spots = printed(BOOK, Printing())
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
