"""The window under test wears the plain dress unless a test says otherwise."""

import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from groupkit import i18n
from groupkit.qt.look import dress, worn
from groupkit.qt.tokens import Dress
from tests.qt import desks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Leave the dresses between the others to the long run."""
    for item in items:
        worn = getattr(item, "callspec", None)
        if worn is not None and (worn.params.get("language"), worn.params.get("scale")) in desks.BETWEEN:
            item.add_marker(pytest.mark.proof)


@pytest.fixture(autouse=True)
def _plain_dress(qapp):
    _dress_plainly(qapp)
    yield
    # No event loop runs here: closed windows would pile up, and each dressing would go through all of them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.use("en")
    _dress_plainly(qapp)


def _dress_plainly(app):
    """Put the plain dress on again; to dress twice alike would only cost time in each of many hundred tests."""
    if not app.styleSheet() or worn() != Dress():
        dress(app, Dress())
