"""Cases: home, start, the case page, closing, deleting."""
