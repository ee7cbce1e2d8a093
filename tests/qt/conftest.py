"""The window under test wears the plain dress unless a test says otherwise."""

import os

import pytest

from groupkit import i18n
from groupkit.qt.look import dress
from groupkit.qt.tokens import Dress

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _plain_dress(qapp):
    dress(qapp, Dress())
    yield
    i18n.use("en")
    dress(qapp, Dress())
