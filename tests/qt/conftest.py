"""The window under test wears the plain dress unless a test says otherwise."""

import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from groupkit import i18n
from groupkit.qt.look import dress
from groupkit.qt.tokens import Dress

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _plain_dress(qapp):
    dress(qapp, Dress())
    yield
    # No event loop runs here: closed windows would pile up, and each dressing would go through all of them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.use("en")
    dress(qapp, Dress())
