"""What people are told: in the page, and by mail where a mail server is set."""
