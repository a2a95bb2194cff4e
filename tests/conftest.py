"""Fixtures of all tests, by what they give."""

pytest_plugins = ["tests.storage_fixtures"]
