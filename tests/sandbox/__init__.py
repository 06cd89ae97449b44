"""Tests of the child-process runner."""
