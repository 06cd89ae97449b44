"""The database's history, one numbered step after another."""
