// What the panels offer is written into the plan: as one step that can be taken back, and saved
// like what is typed. Years before the plan's own are marked, never rewritten.
import { cellAt, newId, rowAt, rowIds, textsOf } from "./cells.js";
import { text } from "./texts.js";
import { act, undo } from "./undoing.js";

const told = document.querySelector("[data-told]");
const YEAR = /(?<![\d〔[【(（])20\d\d(?![\d〕\]】)）])/g;
const stem = (name) => name.replace(/\s|[（(].*?[）)]/g, "").replace(/(?:指标|目标)$/, "");

// Where a row of that class belongs: behind the last of its class, else behind the classes before it.
const placeFor = (level2) => {
  const order = JSON.parse(document.querySelector("[data-classes]")?.dataset.classes ?? "[]").map(([, name]) => stem(name));
  const wanted = order.indexOf(stem(level2));
  let same = null;
  let before = null;
  for (const id of rowIds()) {
    const own = stem(textsOf(id).level2);
    const at = order.indexOf(own);
    if (own === stem(level2)) same = id;
    if (wanted >= 0 && at >= 0 && at <= wanted) before = id;
  }
  const last = rowIds().at(-1) ?? null;
  return { same, after: same ?? before ?? (wanted >= 0 ? null : last) };
};

const blankOf = (level2) =>
  rowIds().find((id) => {
    const cells = textsOf(id);
    return !cells.name && !cells.target && (!cells.level2 || stem(cells.level2) === stem(level2));
  });

// The changes that put a row with these cells into the table, and the row's id.
const rowChanges = (cells, from) => {
  const { same, after } = placeFor(cells.level2 ?? "");
  const blank = blankOf(cells.level2 ?? "");
  const row = blank ?? newId();
  const like = same ? textsOf(same) : {};
  const levels = same ? { level1: like.level1 || cells.level1, level2: like.level2 || cells.level2 } : {};
  const changes = blank ? [] : [{ kind: "insert", row, after, from }];
  for (const [name, value] of Object.entries({ ...cells, ...levels })) {
    if (value) changes.push({ kind: "cell", row, name, text: value, from });
  }
  return { row, changes };
};

// Marks the cells among the changes that name years before the plan's own; returns how many.
const markYears = (changes, year) => {
  let marked = 0;
  for (const { kind, row, name, text: value } of changes) {
    const cell = kind === "cell" || kind === "field" ? cellAt(row, name) : null;
    const old = cell && (value.match(YEAR) ?? []).some((one) => Number(one) < year);
    cell?.closest("td").classList.toggle("year-doubt", Boolean(old));
    if (old) cell.setAttribute("aria-description", text("year_doubt"));
    marked += old ? 1 : 0;
  }
  return marked;
};

const say = (changes, panel, count) => {
  const marked = markYears(changes, Number(panel.dataset.year));
  const years = marked ? text("years_marked", { count: marked }) : "";
  told.textContent = `${text("taken", { count })}${years}`;
};

const take = (cell, from) => {
  const { row, name, text: value } = cell.dataset;
  if (row && !rowAt(row)) return [];
  return [{ kind: row ? "cell" : "field", row, name, text: value, from }];
};

const done = (button) => {
  button.disabled = true;
  button.textContent = text("done");
};

const insert = (button, panel) => {
  const offer = button.closest("[data-cells]");
  const from = button.closest("[data-from]").dataset.from;
  const cells = JSON.parse(offer.dataset.cells);
  if (button.dataset.target) cells.target = button.dataset.target;
  const { row, changes } = rowChanges(cells, from);
  act(changes);
  say(changes, panel, 1);
  rowAt(row).scrollIntoView({ block: "center" });
  cellAt(row, cells.target ? "basis" : "target").focus();
  if (!offer.classList.contains("offer")) done(button);
};

const takeAll = (panel, button) => {
  const changes = [];
  for (const one of panel.querySelectorAll("[data-text]")) changes.push(...take(one, one.closest("[data-from]").dataset.from));
  const rows = [...panel.querySelectorAll("li[data-cells]")];
  act(changes);
  for (const one of rows) {
    const made = rowChanges(JSON.parse(one.dataset.cells), one.closest("[data-from]").dataset.from).changes;
    act(made, { more: true });
    changes.push(...made);
  }
  say(changes, panel, panel.querySelectorAll("[data-text]").length + rows.length);
  for (const one of panel.querySelectorAll("[data-take], [data-insert]")) done(one);
  done(button);
};

const write = (button, panel) => {
  const changes = JSON.parse(button.dataset.write).map(([row, name, value]) => ({
    kind: row ? "cell" : "field", row, name, text: value, from: button.closest("[data-from]").dataset.from,
  }));
  act(changes);
  say(changes, panel, changes.length);
  cellAt(changes[0].row, changes[0].name).focus();
};

document.querySelector(".beside").addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  const panel = target.closest(".panel");
  if (!button || !panel) return;
  if ("insert" in button.dataset) insert(button, panel);
  else if ("takeAll" in button.dataset) takeAll(panel, button);
  else if ("write" in button.dataset) write(button, panel);
  else if ("goCell" in button.dataset) cellAt(button.dataset.goRow, button.dataset.goCell)?.focus();
  else if ("take" in button.dataset) {
    const cell = button.closest("[data-text]");
    const changes = take(cell, button.closest("[data-from]").dataset.from);
    act(changes);
    say(changes, panel, changes.length);
    done(button);
  }
});

// A row's indicator is kept in the unit's library on the library's own page, filled in already.
document.querySelector("[data-plan]").addEventListener("click", ({ target }) => {
  const button = target.closest("[data-keep]");
  if (!button) return;
  const { level2 = "", name = "", target: value = "" } = textsOf(button.closest("tr").dataset.row);
  const told = new URLSearchParams({ place: button.dataset.place, level2, name, target: value });
  button.closest("details").open = false;
  window.open(`${button.dataset.keep}?${told}`, "_blank", "noopener");
});

// Ctrl+Z outside of every field takes back the last step too.
document.addEventListener("keydown", (event) => {
  const wanted = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!wanted || event.target.closest("input, textarea, select, dialog")) return;
  event.preventDefault();
  undo();
});

document.addEventListener("input", ({ target }) => {
  target.closest("td.year-doubt")?.classList.remove("year-doubt");
  target.removeAttribute?.("aria-description");
});
