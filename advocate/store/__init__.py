"""Where things are kept: rows in a database, files in a blob store; knows the domain, never the web."""
