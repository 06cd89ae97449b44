"""Help, privacy and what Advocate is not."""
