"""Let it out: the raw story, and its sorted parts."""
