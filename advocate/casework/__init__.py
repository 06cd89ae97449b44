"""What a customer can do, one function each: session and `now` or `today` in, rows flushed, nothing committed."""
