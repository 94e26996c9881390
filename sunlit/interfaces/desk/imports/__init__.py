"""Import lists in the browser (导入名录): upload, preview, confirm what was previewed, result."""
