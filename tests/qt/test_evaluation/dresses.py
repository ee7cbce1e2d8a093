"""The dresses pages of talks are looked at in: the fullest in the widest each day, the rest in the long run."""

import pytest

from tests.qt import desks

WIDEST = ("ar-XB", 2.0)
DRESSES = tuple(each if each == WIDEST else pytest.param(*each, marks=pytest.mark.proof) for each in desks.DRESSES)
LATER = tuple(pytest.param(*each, marks=pytest.mark.proof) for each in desks.DRESSES)
