"""The case summary: choices, preview, PDF."""
