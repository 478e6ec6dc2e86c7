"""What every page stands in: header, filter bar, methods, server, style."""
