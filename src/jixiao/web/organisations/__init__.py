"""People, the tree of organisations, and the roles people hold in it."""
