"""What is on file goes out and comes in: curated files, JSON-LD, spreadsheets, other glossaries."""
