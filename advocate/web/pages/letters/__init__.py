"""Letters: drafting, editing, sending."""
