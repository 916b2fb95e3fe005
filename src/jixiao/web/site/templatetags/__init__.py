"""Filters for all templates."""
