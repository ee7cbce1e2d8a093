"""What is stored is proved on books whose tables were made as the program makes them."""

import pytest


@pytest.fixture(autouse=True)
def quick_schema():
    """Make the tables of each new book by every step there is to the current version."""
