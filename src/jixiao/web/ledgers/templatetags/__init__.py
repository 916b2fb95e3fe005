"""Tags of results."""
