"""Ledgers on the platform: files uploaded, checked in the background, sealed month by month."""
