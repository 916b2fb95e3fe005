"""One state change a file: permission, decision, change, trail entry, in one transaction."""
