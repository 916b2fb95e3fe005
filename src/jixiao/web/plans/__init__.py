"""Years, projects, the plans declared for them, their versions and findings."""
