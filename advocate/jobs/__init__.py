"""Long work off the request: a leased table in the database and the worker that empties it."""
