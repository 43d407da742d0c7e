"""A workspace with an app of the test's own, one for each test."""

import pytest

from tests.workspace.living import ALL_SCOPES, Life


@pytest.fixture
def life():
    found = Life()
    yield found
    found.close()


@pytest.fixture
def able(life):
    """A workspace whose app may do everything."""
    life.workspace.scopes |= ALL_SCOPES
    return life
