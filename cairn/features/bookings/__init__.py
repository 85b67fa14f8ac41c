"""Bookings: airports and zones to fill them in with, and the costs that come with a price."""
