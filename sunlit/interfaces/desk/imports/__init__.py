"""Import lists in the browser: upload, preview, confirm the very file previewed, result."""
