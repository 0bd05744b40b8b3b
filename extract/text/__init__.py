"""The language machinery: sentences, dates, names, people, places, discourse."""
