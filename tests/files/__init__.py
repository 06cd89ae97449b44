"""Tests of the readers that look into uploads."""
