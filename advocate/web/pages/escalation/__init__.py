"""Going further: to whom, from when, until when."""
