"""What a customer can do, one function each: a session and the time go in; nothing is committed here."""
