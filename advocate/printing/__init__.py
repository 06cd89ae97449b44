"""What comes out: drawn lines, HTML, PDF, e-mail files; knows the domain, never the web."""
