"""Costs: what must hold between the records of money, rates, sums and their export."""
