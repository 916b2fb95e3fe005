// The table as the person sees it: cells by row and name, rows added, moved and removed.
const table = () => document.querySelector("[data-rows] tbody");

export const cellAt = (row, name) =>
  document.querySelector(`textarea[data-in-row="${CSS.escape(row)}"][data-cell="${CSS.escape(name)}"]`);

export const rowAt = (id) => table().querySelector(`tr[data-row="${CSS.escape(id)}"]`);

export const rowIds = () => [...table().children].map((row) => row.dataset.row);

export const before = (id) => {
  const ids = rowIds();
  return ids[ids.indexOf(id) - 1] ?? null;
};

export const textsOf = (id) =>
  Object.fromEntries(
    [...rowAt(id).querySelectorAll("textarea")].map((cell) => [cell.dataset.cell, cell.value]),
  );

export const newId = () => `n${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

const number = () => {
  [...table().children].forEach((row, place) => {
    row.querySelector("th").textContent = place + 1;
    for (const cell of row.querySelectorAll("textarea")) {
      cell.setAttribute("aria-label", `${cell.dataset.label} ${place + 1}`);
    }
  });
};

const put = (row, after) => {
  if (after === null) table().prepend(row);
  else rowAt(after)?.after(row);
  number();
};

// Shows a change (as the server names them) in the table; nothing is sent.
export const show = (change) => {
  if (change.kind === "field" || change.kind === "cell") {
    const cell = cellAt(change.row, change.name);
    if (cell) cell.value = change.text;
  } else if (change.kind === "remove") {
    rowAt(change.row)?.remove();
    number();
  } else if (change.kind === "move") {
    const row = rowAt(change.row);
    if (row) put(row, change.after);
  } else if (change.kind === "insert" && !rowAt(change.row)) {
    const row = document.querySelector("[data-row-template]").content.firstElementChild.cloneNode(true);
    row.dataset.row = change.row;
    for (const cell of row.querySelectorAll("textarea")) cell.dataset.inRow = change.row;
    put(row, change.after);
  }
};

// Marks the cells that findings speak of; `places` are [row, cell, severity].
export const mark = (places) => {
  for (const cell of document.querySelectorAll("td.found")) {
    cell.classList.remove("found", "blocking", "query", "advice");
  }
  for (const [row, name, severity] of [...places].reverse()) {
    const cell = cellAt(row, name)?.closest("td");
    if (!cell) continue;
    cell.classList.remove("blocking", "query", "advice");
    cell.classList.add("found", severity);
  }
};
