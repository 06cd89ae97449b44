"""What can be said of evidence itself: what in it is private, and what its copy does and doesn't prove."""
