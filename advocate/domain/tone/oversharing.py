"""Finds private numbers that a letter seldom needs."""

from advocate.domain.text.private_numbers import PrivateNumber, passes_iban, passes_luhn, private_numbers

__all__ = ["PrivateNumber", "passes_iban", "passes_luhn", "private_numbers"]
