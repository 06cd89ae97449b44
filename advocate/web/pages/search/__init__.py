"""Looking for words in a case."""
