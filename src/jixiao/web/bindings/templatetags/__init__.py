"""Tags of bindings."""
