"""What figures of two coders say in words, without praise or blame."""

from groupkit.core.evaluation.agreement import Agreement
from groupkit.services.evaluation import alike


def test_figures_are_said_with_what_they_mean():
    found = Agreement(units=50, same=35, kappa=0.4)
    assert alike.figures(found) == ("35 of 50", "70%", "0.40")
    first, second, third = alike.lines(found)
    assert first == "35 of 50 decisions were alike: 70%."
    assert second.startswith("Kappa is 0.40. ")
    assert "one answer and one theme" in third


def test_what_cannot_be_worked_out_is_said_calmly():
    constant = Agreement(units=4, same=4, kappa=None)
    assert alike.figures(constant) == ("4 of 4", "100%", "–")
    assert alike.lines(constant)[1] == "Kappa cannot be worked out here: both gave one answer throughout."
    none = Agreement(units=0, same=0, kappa=None)
    assert alike.figures(none) == ("0 of 0", "–", "–")
    assert alike.lines(none)[0].startswith("There is nothing to hold beside each other")
    assert alike.figures(Agreement(units=6, same=0, kappa=-1.0))[2] == "−1.00"
