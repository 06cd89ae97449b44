"""What can be found in a text: sentences, quotations, dates, sums, references, people."""
