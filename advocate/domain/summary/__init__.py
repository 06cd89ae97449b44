"""The case as a reviewer reads it: chronology, brief, exhibit index."""
