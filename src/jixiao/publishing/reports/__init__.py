"""Reports in words, tables and charts after official outlines, as layout-neutral sheets."""
