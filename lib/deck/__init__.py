"""What takes a briefing out of the room: PowerPoint, PDF, Markdown, Excel, pictures."""
