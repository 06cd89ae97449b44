"""Measurements that print ratios of things run side by side; seconds alone say little on a shared machine."""
