"""What lives as long as a session: the address, navigation, the live corpus, downloads, memory."""
