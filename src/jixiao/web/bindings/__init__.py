"""What gives each indicator of an approved plan its actual, and the actuals measured by it."""
