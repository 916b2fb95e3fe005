// A block copied from Excel or WPS: shown first, column by column, with what goes where.
import { cellAt, newId, rowIds } from "./cells.js";
import { text } from "./texts.js";
import { act } from "./undoing.js";

const NAMES = ["level1", "level2", "name", "target", "weight", "basis"];
const FILLED_DOWN = new Set(["level1", "level2"]);

// Rows of cells; a quoted cell may hold tabs, line ends and doubled quotes.
export const parseBlock = (clip) => {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < clip.length; at += 1) {
    const sign = clip[at];
    if (quoted && sign === '"' && clip[at + 1] === '"') (cell += '"'), (at += 1);
    else if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && sign === "\t") rows.at(-1).push(cell.trim()), (cell = "");
    else if (!quoted && sign === "\n") rows.at(-1).push(cell.trim()), rows.push([]), (cell = "");
    else if (sign !== "\r") cell += sign;
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell.trim());
  return rows.filter((row) => row.some(Boolean));
};

const headings = () =>
  Object.fromEntries(NAMES.map((name) => [name, text(`column_${name}`)]));

// Guesses which column goes where: by the block's own heading row, else on from the cell.
const guess = (rows, start) => {
  const known = headings();
  const named = rows[0].map((told) => NAMES.find((name) => told.replace(/\s/g, "").includes(known[name])));
  if (named.filter(Boolean).length >= 2) return { columns: named.map((name) => name ?? ""), body: rows.slice(1) };
  const from = NAMES.indexOf(start);
  const width = Math.max(...rows.map((row) => row.length));
  return { columns: Array.from({ length: width }, (_, place) => NAMES[from + place] ?? ""), body: rows };
};

const filledDown = (body, columns) => {
  const above = {};
  return body.map((row) =>
    columns.map((name, place) => {
      if (!FILLED_DOWN.has(name)) return row[place] ?? "";
      above[name] = row[place] || above[name] || "";
      return above[name];
    }),
  );
};

// The changes that write the block from the row on; rows that are missing are added.
export const changesFor = (body, columns, startRow) => {
  const ids = rowIds();
  let place = ids.indexOf(startRow);
  let after = null;
  const changes = [];
  for (const row of filledDown(body, columns)) {
    let id = ids[place];
    if (id === undefined) {
      id = newId();
      changes.push({ kind: "insert", row: id, after });
    }
    for (const name of NAMES) {
      const parts = row.filter((_, column) => columns[column] === name);
      if (parts.length) changes.push({ kind: "cell", row: id, name, text: parts.join("") });
    }
    after = id;
    place += 1;
  }
  return changes;
};

const selectFor = (column, number) => {
  const select = document.createElement("select");
  select.setAttribute("aria-label", text("goes_to", { number: number + 1 }));
  for (const [value, label] of [["", text("left_out")], ...Object.entries(headings())]) {
    select.add(new Option(label, value, false, value === column));
  }
  return select;
};

const cellOf = (kind, told) => {
  const cell = document.createElement(kind);
  if (told instanceof Node) cell.append(told);
  else cell.textContent = told;
  return cell;
};

export const offer = (clip, cell) => {
  const rows = parseBlock(clip);
  const { columns, body } = guess(rows, cell.dataset.cell);
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", text("paste_title"));
  const heading = document.createElement("h2");
  heading.textContent = text("paste_title", {});
  const about = document.createElement("p");
  const first = rowIds().indexOf(cell.dataset.inRow) + 1;
  const added = Math.max(0, first - 1 + body.length - rowIds().length);
  about.textContent = text("paste_about", { rows: body.length, first, added });
  const table = document.createElement("table");
  table.className = "list";
  const selects = columns.map(selectFor);
  const head = table.createTHead().insertRow();
  head.append(cellOf("th", text("number")), ...selects.map((select) => cellOf("th", select)));
  const shown = table.createTBody();
  filledDown(body, columns).forEach((row, place) => {
    const line = shown.insertRow();
    line.append(cellOf("th", String(first + place)), ...row.map((told) => cellOf("td", told)));
  });
  const wide = document.createElement("div");
  wide.className = "wide paste-block";
  wide.append(table);
  const yes = document.createElement("button");
  yes.className = "btn btn-primary";
  yes.textContent = text("paste");
  const no = document.createElement("button");
  no.className = "btn";
  no.textContent = text("cancel");
  dialog.append(heading, about, wide, yes, " ", no);
  document.body.append(dialog);
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    act(changesFor(body, selects.map((select) => select.value), cell.dataset.inRow));
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    cellAt(cell.dataset.inRow, cell.dataset.cell)?.focus();
  });
  dialog.showModal();
};
