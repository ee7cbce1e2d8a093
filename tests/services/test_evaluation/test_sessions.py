"""A talk with more than one person is planned with people of one kind, a way out, and somebody afterwards."""

from datetime import time
from typing import Any

import pytest

from groupkit.core.evaluation.people import Strand
from groupkit.core.problems import RefusedError
from groupkit.services.evaluation import sessions

WHOLE: dict[str, Any] = {"leads": " Sam ", "way_out": "The kitchen, with Jo", "afterwards": "Jo rings"}


def test_a_talk_is_planned_and_never_with_two_kinds_of_voices(book):
    made = sessions.plan(book, [Strand.CARERS], book.today(), start=time(19), place="Room 2", **WHOLE)
    assert (made.strand, made.leads, made.place) == (Strand.CARERS, "Sam", "Room 2")
    with pytest.raises(RefusedError) as caught:
        sessions.plan(book, [Strand.CARERS, Strand.FACILITATORS], book.today(), **WHOLE | {"way_out": ""})
    assert [each.field for each in caught.value.problems] == ["strands", "way_out"]
    with pytest.raises(RefusedError):
        sessions.plan(book, [], book.today(), **WHOLE)
