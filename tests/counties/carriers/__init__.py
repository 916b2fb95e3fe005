"""Carriers: a printed document → bytes of a file format."""
