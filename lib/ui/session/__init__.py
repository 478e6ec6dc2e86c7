"""What lives as long as a session: the address, what is kept, navigation, the live corpus, downloads, memory."""
