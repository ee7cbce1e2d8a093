"""One evening of a made-up group, ready to print."""

import pytest

from groupkit.services import money
from tests.evening import agreed, filled_sheet, furnish, new_book, open_with


@pytest.fixture(scope="session")
def evening(tmp_path_factory):
    """The letter of the first evening of a book that was kept on paper before."""
    group = new_book(tmp_path_factory.mktemp("evening") / "group.groupkit")
    furnish(group)
    open_with(group)
    agreed(group)
    letter = money.send(group, filled_sheet(group))
    group.close()
    return letter
