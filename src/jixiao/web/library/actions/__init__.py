"""One state change a file: permission, change, trail entry, in one transaction."""
