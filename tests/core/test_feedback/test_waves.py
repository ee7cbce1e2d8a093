"""A group sees when it is time to ask again, reckoned from its first meeting and its first round."""

from datetime import date

from groupkit.core.feedback.waves import waves
from groupkit.storage.feedback import shipped

BEGAN = date(2090, 1, 31)


def test_members_are_asked_after_three_months_then_four_and_nine_later():
    found = {(wave.label, wave.form): (wave.first, wave.last) for wave in waves(BEGAN)}
    assert found["T1", "life-and-group"] == (date(2090, 4, 30), date(2090, 5, 31))
    assert found["T2", "life-since"] == (date(2090, 8, 30), date(2090, 9, 30))
    assert found["T3", "life-since"][0] == date(2091, 1, 30)
    assert found["", "commissioner-talk"][0] == date(2091, 7, 31)


def test_once_the_first_round_was_held_the_others_go_by_its_day():
    found = waves(BEGAN, date(2090, 6, 1))
    assert [(wave.label, wave.first) for wave in found][:2] == [("T2", date(2090, 10, 1)), ("", date(2091, 1, 31))]
    assert [wave.form for wave in found].count("facilitator-talk") == 2
    assert {wave.form for wave in waves(BEGAN)} <= {form.id for form in shipped.forms()}
