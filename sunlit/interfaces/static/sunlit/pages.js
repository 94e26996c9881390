// Small helps for pages that work without them.

// On a narrow screen a table becomes cards: each cell needs the name of its column beside it.
for (const table of document.querySelectorAll("table.data")) {
  const heads = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, column) => {
      if (!cell.dataset.label && heads[column]) cell.dataset.label = heads[column];
    });
  }
}

// The browser's own print command always works; a button is kinder.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// After a refused form the summary of errors is read first.
document.querySelector("[data-errors]")?.focus();
