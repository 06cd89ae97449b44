"""One case as a file: saved, and brought in again."""
