"""The rules as data, and their loaders: each rule has a reason, a source and examples that are run as tests."""
