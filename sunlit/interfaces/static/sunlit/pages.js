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

// Rows of a list are ticked all at once without loading the page, and counted.
for (const form of document.querySelectorAll("form[data-ticks]")) {
  const boxes = [...form.querySelectorAll("input[name=chosen]")];
  const link = form.querySelector("[data-tick-all]");
  if (!link) continue;
  const count = form.querySelector("[data-ticked]");
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = ticked ? `${count.dataset.ticked} ${ticked}/${boxes.length}` : "";
    link.textContent = ticked && ticked === boxes.length ? link.dataset.untick : link.dataset.tick;
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const on = !boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = on;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}

// What another answer asks for shows once that answer is given, and is sent only then.
for (const field of document.querySelectorAll("[data-when]")) {
  const form = field.closest("form");
  const [name, answers] = field.dataset.when.split("=");
  const show = () => {
    const given = new FormData(form).get(name.replace("!", "")) ?? "";
    const fits = answers.split("|").includes(given) !== name.endsWith("!");
    const on = fits || field.classList.contains("has-error");
    field.hidden = !on;
    for (const input of field.querySelectorAll("input, select, textarea")) input.disabled = !on;
  };
  form.addEventListener("change", show);
  show();
}

// A long text is counted once it comes near its longest, also what is pasted; nothing is cut.
for (const line of document.querySelectorAll("[data-count-of]")) {
  const text = document.getElementById(line.dataset.countOf);
  const { longest, tell } = line.dataset;
  const count = () => {
    const now = [...text.value.trim()].length;
    line.hidden = now < longest * 0.8;
    line.textContent = tell.replace("{max}", longest).replace("{now}", now);
    line.classList.toggle("over", now > longest);
  };
  text.addEventListener("input", count);
  count();
}

// What is typed into a long form is kept while typing, and at once when the page is left.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const state = form.querySelector("[data-draft-state]");
  let timer = 0;
  let dirty = false;
  const keep = async (leaving) => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") typed.append(name, value);
    }
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: typed,
        keepalive: leaving && typed.toString().length < 60000,
        headers: { "X-Requested-With": "fetch" },
      });
      if (!answer.ok) throw new Error(answer.statusText);
      state.textContent = `${state.dataset.saved} ${(await answer.json()).saved}`;
    } catch {
      dirty = true;
      state.textContent = state.dataset.failed;
    }
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 2000, false);
  });
  form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
}

// A phrase is put where the cursor stands in its text.
for (const book of document.querySelectorAll("[data-phrases]")) {
  const text = document.getElementById(book.dataset.phrases);
  for (const phrase of book.querySelectorAll("[data-phrase]")) {
    const button = phrase.parentElement.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      text.setRangeText(phrase.textContent, text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus();
    });
  }
}
