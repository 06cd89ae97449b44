"""Facts, contacts, promises, impacts and notes."""
