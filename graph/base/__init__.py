"""What stands below everything: dates, words, texts, errors, labels, and where things lie."""
