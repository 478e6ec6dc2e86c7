"""What a page or a command counts, as plain functions of a corpus and a subcorpus; nothing here knows Streamlit."""
