"""The rules of complaining well, pure: no clock, no files, no network, no web framework."""
