"""Two of the same command at the same time, first without answers in the cache that they share: both succeed, and what they write is
whole."""

import pytest
from faults_kill import check_cache, commands


@pytest.mark.parametrize("name", ["verify", "export", "lock", "try"])
def test_two_at_once(place, name):
    command = commands(place)[name]
    command.reset()
    for _ in range(2):
        both = [place.start(*command.words) for _ in range(2)]
        said = [process.communicate(timeout=60) for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        if command.file is not None:
            command.whole(command.file)
        check_cache(place.cache)
        assert [error for _, error in said] == ["", ""]
        assert place.litter(place.root) == place.litter(place.claims) == [] and list(place.temporary.iterdir()) == []
    assert place.left() == {}
