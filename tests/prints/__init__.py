"""Plans printed as PDF by many producers, with what a reader must find in them."""
