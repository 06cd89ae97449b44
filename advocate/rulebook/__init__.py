"""The rules as data, with their loaders; each has a reason, a source and examples that run as tests."""
