"""DOCUMENTS → RECORDS: opens the bundle. The only room that knows TinyDB."""
