"""The customer's way through real pages in a real browser; everything in here needs Chromium."""
