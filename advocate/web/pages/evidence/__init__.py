"""Evidence: files become exhibits."""
