"""A workspace with an app of the test's own, one for each test."""

import pytest

from tests.workspace.living import Life


@pytest.fixture
def life():
    found = Life()
    yield found
    found.close()
