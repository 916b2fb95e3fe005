"""Monitoring rounds: sheets of approved plans, lamps, rectification notices until closed."""
