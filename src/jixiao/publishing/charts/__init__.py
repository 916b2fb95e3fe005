"""Drawings of reports as SVG, one chart a file; lengths in millimetres."""
