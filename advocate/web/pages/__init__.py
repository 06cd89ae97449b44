"""One package for each noun of the customer's path; none knows another."""
