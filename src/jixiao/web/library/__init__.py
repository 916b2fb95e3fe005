"""Indicators to choose from: common, of a sector, of the division and of the own unit."""
