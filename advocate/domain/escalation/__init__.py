"""When to go further, to whom, and with which rights: routes as data, and a decision with its reasons."""
