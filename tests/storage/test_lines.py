"""Somebody who mends a file by hand is sent to the right line."""

import pytest

from groupkit.storage.lines import line_of

TEXT = """key = "step-01"
title = "One"

[notes]
minutes = 60

[[exercises]]
key = "a"
title = "A"
minutes = 10
[exercises.layout]
columns = ["x"]

[[exercises]]
title = "No key"
[exercises.layout]
rows = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("title", 2),
        ("key", 1),
        ("both", 0),
        ("minutes", 0),
        ("notes.minutes", 5),
        ("notes.pairs", 4),
        ("a.title", 9),
        ("a.layout.columns", 12),
        ("a.layout.columns[0]", 12),
        ("a.layout.rows", 11),
        ("a.landing", 8),
        ("exercises[2].title", 15),
        ("exercises[2].layout.rows", 17),
        ("", 0),
    ],
)
def test_a_place_has_its_line(path, line):
    assert line_of(TEXT, path) == line
