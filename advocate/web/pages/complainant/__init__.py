"""The customer's own details, asked once."""
