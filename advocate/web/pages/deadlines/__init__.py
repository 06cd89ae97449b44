"""The deadlines of a case: how each came about, and changing a day with a reason."""
