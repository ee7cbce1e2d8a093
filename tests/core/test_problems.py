"""What is to be put right is told in the language of the window, all at once."""

import pytest

from groupkit.core.evaluation.matrix import By
from groupkit.core.problems import GroupkitError, Problem, RefusedError, chosen, refuse
from groupkit.i18n import use


def test_a_problem_reads_as_a_sentence_with_its_values():
    assert str(Problem("who", "Nobody is called {name}.", {"name": "{Jo}"})) == "Nobody is called {Jo}."
    assert str(GroupkitError("There is no {path}.", path="x.pdf")) == "There is no x.pdf."


def test_everything_is_refused_at_once_and_nothing_when_all_is_well():
    refuse(())
    with pytest.raises(RefusedError) as refused:
        refuse(Problem(field, f"{field} is not there.") for field in ("name", "paper"))
    assert [problem.field for problem in refused.value.problems] == ["name", "paper"]
    assert str(refused.value) == "name is not there.\npaper is not there."
    assert isinstance(refused.value, GroupkitError)


def test_a_sentence_is_translated_when_it_is_shown():
    error = GroupkitError("Choose A4 or Letter.")
    use("en-XA")
    assert str(error) != "Choose A4 or Letter."
    use("en")
    assert str(error) == "Choose A4 or Letter."


def test_one_of_a_few_words_is_taken_and_another_refused_in_a_sentence():
    assert chosen("by", "lens", By) is By.LENS
    with pytest.raises(RefusedError, match="colour is not one of these: theme, person, lens"):
        chosen("by", "colour", By)
