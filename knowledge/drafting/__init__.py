"""From an article to a draft: fetching, reading, quotations, speakers, names, dates."""
