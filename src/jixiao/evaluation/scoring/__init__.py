"""Methods of giving points, one a file: a target, an actual → the share of the points."""
