"""Advocate: from an angry story to a calm complaint that someone can say yes to."""

__version__ = "0.3.0"
