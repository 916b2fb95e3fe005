"""The panel of attachments on the plan page."""
