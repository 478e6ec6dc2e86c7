"""The word cloud, whose words keep their places."""
