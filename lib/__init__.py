"""Everything of Didymium that is not page layout; ARCHITECTURE.md shows the floors."""
