"""What projects have: initial and adjusted budgets and carry-over by source, imported or typed."""
