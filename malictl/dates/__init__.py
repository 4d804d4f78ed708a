"""WHEN: dates as closed intervals of whole days, what EDTF says of them, and how they are shown."""
