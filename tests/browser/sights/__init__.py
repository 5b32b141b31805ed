"""What there is to see in the page, walked through as a person would."""
