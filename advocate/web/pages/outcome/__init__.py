"""The one outcome sought, and the goals put aside."""
