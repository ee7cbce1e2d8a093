"""People put themselves down, wait, drop out and move up on the page, and the paper list is typed in by line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.outings.company import OFFER, WANT
from groupkit.core.outings.plans import BACK_ALL, BACK_NONE, Need, Plan
from groupkit.core.outings.values import COMING, NOT_COMING, PRICE, WAITING, Goer, Outing
from groupkit.core.shares import POT, Payment
from groupkit.qt import printing
from groupkit.qt.outings.page import OutingsPage
from groupkit.services.outings import places, planning, settling, typedback
from groupkit.services.outings.reckoning import outing, reckoning
from tests.evening import SATURDAY, open_with
from tests.qt import desks

DAY = SATURDAY + timedelta(weeks=3)
LONG = "Abcdefghijklmno " * 20


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        open_with(made)
        yield made


@pytest.fixture
def walk(group):
    made = Outing(name="Walk", day=DAY, places=2, free_places=1, way=PRICE, price=600)
    return planning.start(group, made).id


@pytest.fixture
def page(qtbot, group, walk):
    made = OutingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.show_outing(walk, "people")
    return made


def people(group, walk):
    return [(who.name, who.party, who.standing) for who in reckoning(group, walk).people]


def put_down(group, walk, *names, **more):
    return [places.sign_up(group, Goer(outing=walk, name=name, **more)) for name in names]


def says(qtbot, page, button):
    """Press a button and return what the page says."""
    with qtbot.waitSignal(page.desk.said) as said:
        button.click()
    return said.args[0]


def shown(table):
    return [who.name for who in table.model().rows]


def test_people_put_themselves_down_by_any_name_or_as_a_number_of_places(qtbot, group, walk, page):
    assert "Nobody is on the list yet." in desks.words(page)
    assert "Places taken: 0 of 2" in desks.words(page)
    page.primary.click()
    page.form.save_button.click()
    assert page.fields["name"].problem == "Write a name or a sign, or how many places."
    page.form.name.setEditText("Ann")
    page.form.free.setText("1")
    page.form.lift.choose("needed")
    page.form.company.choose(WANT)
    assert says(qtbot, page, page.form.save_button) == "Ann comes along."
    assert page.opened == "sign-up"
    page.form.party.setText("1")
    assert says(qtbot, page, page.form.save_button) == "Place 2 comes along."
    page.form.name.setEditText("Ben")
    page.form.party.setText("2")
    said = says(qtbot, page, page.form.save_button)
    assert said.startswith("All places are taken. You are number 1 of those who wait.")
    assert people(group, walk) == [("Ann", 1, COMING), ("", 1, COMING), ("Ben", 2, WAITING)]
    ann = reckoning(group, walk).people[0]
    assert (ann.free, ann.lift, ann.company) == (1, "needed", WANT)
    page.turn()
    assert (shown(page.body.tables[COMING]), shown(page.body.tables[WAITING])) == (["Ann", ""], ["Ben"])
    assert "2 people wait for a place." in desks.words(page)


def test_who_has_a_free_place_is_seen_in_the_form_only(group, walk, page):
    (ann,) = put_down(group, walk, "Ann", free=1)
    assert "free" not in desks.words(page)
    page.body.tables[COMING].opened.emit(ann)
    assert page.form.free.text() == "1"
    assert "Free places left: 0." in desks.words(page)
    planning.start(group, replace(outing(group, walk), free_places=0))
    page.turn("sign-up")
    assert not page.fields["free"].isVisibleTo(page)


def test_a_free_place_more_than_there_is_is_given_when_asked_for_twice(group, walk, page):
    put_down(group, walk, "Ann", free=1)
    page.turn("sign-up")
    page.form.name.setEditText("Ben")
    page.form.free.setText("1")
    page.form.save_button.click()
    assert page.fields["free"].problem == "Free places: 1. That gives away 2. Is that right?"
    page.form.save_button.click()
    assert [who.free for who in reckoning(group, walk).people] == [1, 1]


def test_who_is_on_the_list_is_changed_or_taken_off(qtbot, group, walk, page):
    put_down(group, walk, "Ann", "Ben")
    page.turn("goer", 1)
    page.form.name.setEditText("Anna")
    page.form.party.setText("2")
    page.form.save_button.click()
    assert page.fields["party"].problem == "There are places for 2, and that makes 3. Is that right?"
    assert says(qtbot, page, page.form.save_button) == "It is written down."
    assert people(group, walk)[0] == ("Anna", 2, COMING)
    assert "3 come along. There are places for 2." in desks.words(page)
    page.turn("goer", 2)
    assert says(qtbot, page, page.form.remove_button) == "They are off the list."
    page.turn("goer", 9)
    assert page.form is None
    page.turn("drop-out", 9)
    assert page.form is None


def test_who_cannot_come_is_asked_nothing_and_the_first_in_line_is_named(qtbot, group, walk, page):
    ann, _ben, caz = put_down(group, walk, "Ann", "Ben", "Caz")
    settling.settle(group, walk, Payment(ann.id, POT, 600))
    page.turn("goer", ann.id)
    assert not page.form.up_button.isVisibleTo(page.form)
    page.form.drop_button.click()
    assert "That is all right. Thank you for telling us." in desks.words(page)
    assert page.fields["refund"].isVisibleTo(page)
    assert page.form.refund.value() == BACK_ALL
    said = says(qtbot, page, page.form.save_button)
    assert "The pot gives Ann £6.00." in said
    assert said.endswith("A place is free, and Caz is first in line. Ask them.")
    assert "Caz is first in line. You can tell them: “A place is free, and it is yours" in desks.words(page)
    assert people(group, walk)[2] == ("Caz", 1, WAITING)
    assert says(qtbot, page, page.body.up_button) == "Caz comes along."
    assert shown(page.body.tables[NOT_COMING]) == ["Ann"]
    page.turn("goer", caz.id)
    page.form.drop_button.click()
    assert not page.fields["refund"].isVisibleTo(page)


def test_who_could_not_come_may_have_all_back_or_come_again(qtbot, group, walk, page):
    group.store.outing_details.add(Plan(outing=walk, refund=BACK_NONE))
    (ann,) = put_down(group, walk, "Ann")
    settling.settle(group, walk, Payment(ann.id, POT, 600))
    page.turn("drop-out", ann.id)
    assert "have a quiet word" in says(qtbot, page, page.form.save_button)
    page.turn("goer", ann.id)
    assert "the pot gives it back" in says(qtbot, page, page.form.back_button)
    page.turn("goer", ann.id)
    assert not page.form.back_button.isVisibleTo(page.form)
    assert says(qtbot, page, page.form.again_button) == "Ann comes along."


def test_moving_up_past_the_line_is_asked_about_first(qtbot, group, walk, page):
    *_, caz, dee = put_down(group, walk, "Ann", "Ben", "Caz", "Dee")
    page.turn("goer", dee.id)
    page.form.up_button.click()
    assert "There are places for 2, and that makes 3" in page.fields["party"].problem
    assert says(qtbot, page, page.form.up_button) == "Dee comes along."
    assert people(group, walk)[2:] == [("Caz", 1, WAITING), ("Dee", 1, COMING)]
    assert caz.standing == WAITING


def test_two_are_written_down_as_going_together_once_both_said_yes(qtbot, group, walk, page):
    page.turn("pair")
    page.form.save_button.click()
    assert page.fields["one"].problem == "Choose people who come along."
    planning.start(group, replace(outing(group, walk), places=0))
    put_down(group, walk, "Zed")
    put_down(group, walk, "Ann", company=WANT)
    put_down(group, walk, "Ben", company=OFFER)
    page.turn()
    assert "Ben: I can go with somebody" in desks.words(page)
    page.turn("pair")
    page.form.save_button.click()
    assert page.fields["both_yes"].problem.startswith("Ask both first.")
    page.form.both_yes.click()
    page.form.save_button.click()
    assert "Ann and Ben go together." in desks.words(page)
    (apart,) = page.beside.part_buttons.values()
    assert apart.accessibleName() == "They go on their own: Ann and Ben"
    assert says(qtbot, page, apart) == "It is written down."
    assert page.beside.part_buttons == {}


def test_what_would_help_is_written_down_without_a_name(qtbot, group, walk, page):
    put_down(group, walk, "Ann")
    page.beside.add_need.click()
    page.form.words.setText("Ann needs a seat")
    page.form.save_button.click()
    assert "without a name" in page.fields["helps"].problem
    page.form.words.setText("A seat near the door")
    page.form.save_button.click()
    assert page.opened == "need"
    page.turn()
    assert "A seat near the door" in desks.words(page)
    (off,) = page.beside.need_buttons.values()
    assert says(qtbot, page, off) == "It is taken off."


def test_a_sheet_is_typed_in_by_line_and_kept_as_typed_until_all_of_it_is_right(qtbot, group, walk, page):
    page.beside.type_button.click()
    first, second, third, *_ = page.form.lines
    first.name.setText("Ann")
    second.party.setText("2")
    third.name.setText("ann")
    third.way.choose("own")
    third.helps.setText("quiet")
    page.form.save_button.click()
    said = "Line 3: ann is on the list already. Add a letter to tell them apart."
    assert page.fields["name-3"].problem == said
    assert (people(group, walk), third.name.text(), third.way.value()) == ([], "ann", "own")
    third.name.setText("Caz")
    assert says(qtbot, page, page.form.save_button) == "2 people come along.\n2 people wait for a place."
    assert people(group, walk) == [("Ann", 1, COMING), ("", 2, WAITING), ("Caz", 1, COMING)]
    assert [each.words for each in group.store.outing_needs] == ["quiet"]
    page.turn("sheet")
    page.form.lines[0].name.setText("Dee")
    page.form.lines[0].party.setText("9")
    assert says(qtbot, page, page.form.save_button).endswith("9 people wait for a place.")


def test_more_lines_are_offered_and_nothing_typed_is_lost(group, walk, page):
    page.turn("sheet")
    assert len(page.form.lines) == 6
    page.form.more_button.click()
    page.form.lines[10].name.setText("Eve")
    page.draw()
    assert (len(page.form.lines), page.form.lines[10].name.text()) == (12, "Eve")
    again = OutingsPage(page.desk)
    again.draw(page.typed())
    assert again.form.lines[10].name.text() == "Eve"
    desks.close(again)
    page.form.leave_button.click()
    assert (page.form, people(group, walk)) == (None, [])


def test_the_papers_are_printed_from_beside_the_list(monkeypatch, page):
    printed = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: printed.append(make))
    for made in (*page.beside.print_buttons.values(), page.beside.cards_button):
        made.click()
    assert len(printed) == 3


def test_an_outing_put_away_is_looked_at_only(group, walk, page):
    put_down(group, walk, "Ann")
    planning.put_away(group, walk)
    assert page.primary is None
    assert "Ann" not in desks.words(page)
    page.body.tables[COMING].opened.emit(reckoning(group, walk).people[0])
    assert page.opened == ""


# looks


def _filled(group, names, **more):
    made = Outing(name=names[0][:80], day=DAY, places=9, free_places=3, way=PRICE, price=600)
    walk = planning.start(group, made).id
    for at, name in enumerate(names):
        places.sign_up(
            group, Goer(outing=walk, name=name, party=1 + at % 2, company=("", WANT, OFFER)[at % 3], **more)
        )
    come = reckoning(group, walk).people
    places.paired(group, come[0], come[1], both_yes=True)
    places.drop_out(group, come[2])
    typedback.need(group, Need(outing=walk, words=LONG[:200]))
    return walk


@pytest.mark.parametrize(
    ("form", "language", "scale"),
    [
        ("", "en", 2.0),
        ("", "ar-XB", 2.0),
        ("sheet", "en-XA", 2.0),
        ("goer", "en-XA", 2.0),
        *(pytest.param("", *dress, marks=pytest.mark.proof) for dress in desks.BETWEEN),
        *(
            pytest.param(form, language, scale, marks=pytest.mark.proof)
            for form in ("sign-up", "drop-out", "pair", "need", "sheet")
            for language, scale in (("en-XA", 2.0), ("ar-XB", 2.0), ("en", 1.0))
        ),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, form, language, scale):
    with desks.typical(tmp_path) as group:
        open_with(group)
        walk = _filled(group, [f"{LONG[:34]}{at:03}" for at in range(14)], lift="needed")
        gone = reckoning(group, walk).people[2].id
        desks.wear(language, scale)
        page = OutingsPage(desks.desk(group))
        page.show_outing(walk, "people")
        if form:
            page.turn(form, 0 if form == "sheet" else gone)
        assert desks.faults(qtbot, page, scale) == []


@pytest.mark.proof
@pytest.mark.parametrize("many", [0, 60])
def test_a_list_of_any_length_can_be_read(qtbot, tmp_path, many):
    with desks.typical(tmp_path) as group:
        open_with(group)
        walk = planning.start(group, Outing(name="Walk", day=DAY, places=40)).id
        put_down(group, walk, *(f"Person {at}" for at in range(many)))
        desks.wear("en", 2.0)
        page = OutingsPage(desks.desk(group))
        page.show_outing(walk, "people")
        assert desks.faults(qtbot, page, 2.0) == []
