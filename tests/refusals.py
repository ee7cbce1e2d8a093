"""What is to be put right, as somebody is told it."""

import pytest

from groupkit.core.problems import RefusedError


def refused(does, *args, **more):
    """Do what is refused, and return each sentence by the field it is about."""
    with pytest.raises(RefusedError) as told:
        does(*args, **more)
    return {problem.field: str(problem) for problem in told.value.problems}
