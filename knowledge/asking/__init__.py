"""One file for each kind of question: a question and what is on file → an answer."""
