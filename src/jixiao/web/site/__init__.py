"""The site as a whole: settings from the environment, addresses, what every page has around it."""
