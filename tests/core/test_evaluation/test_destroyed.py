"""What was destroyed is told in words: what, by which rule, on which day."""

from dataclasses import fields

from groupkit.core.evaluation.destroyed import RULES, WHATS, Gone, Rule, What


def test_everything_that_goes_has_its_words_and_no_number_of_things_stands_beside_it():
    assert set(WHATS) == set(What)
    assert set(RULES) == set(Rule)
    assert [field.name for field in fields(Gone)] == ["id", "round", "what", "rule", "gone_on"]
