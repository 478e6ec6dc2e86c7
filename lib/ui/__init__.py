"""What pages are made of: the filter, the shell, cached doors, marked text. Only this room and pages know Streamlit."""
