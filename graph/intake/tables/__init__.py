"""What every reader of files stands on: sheets, their headings, a row while it is checked."""
