// The plan page edits like a spreadsheet: keys, rows, pasting, undo; saving is in saving.js.
import { before, newId, rowIds } from "./cells.js";
import { offer } from "./pasting.js";
import { resume, take } from "./saving.js";
import { act, typed, undo } from "./undoing.js";

const plan = document.querySelector("[data-plan]");
const isCell = (target) => target instanceof HTMLTextAreaElement && "cell" in target.dataset;
let held = null; // what the focused cell held when it got the focus; null once typing began

const grid = () =>
  [...plan.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("textarea")]).filter((row) => row.length);

const go = (cell, down, right) => {
  const rows = grid();
  const at = rows.findIndex((row) => row.includes(cell));
  const place = rows[at].indexOf(cell) + right;
  const row = rows[at + down];
  const next = down ? row?.[Math.min(place, row.length - 1)] : row[place];
  next?.focus();
  next?.setSelectionRange(next.value.length, next.value.length);
};

const isAtEdge = (cell, key) => {
  const { selectionStart: start, selectionEnd: end, value } = cell;
  if (key === "ArrowUp") return !value.slice(0, start).includes("\n");
  if (key === "ArrowDown") return !value.slice(end).includes("\n");
  return key === "ArrowLeft" ? start === 0 && end === 0 : start === value.length;
};

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

plan.addEventListener("focusin", ({ target }) => {
  if (isCell(target)) held = target.value;
});

plan.addEventListener("input", ({ target }) => {
  if (!isCell(target)) return;
  const { inRow: row, cell: name } = target.dataset;
  if (held !== null) typed(row, name, held);
  held = null;
  take({ kind: row ? "cell" : "field", row, name, text: target.value });
});

plan.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (!isCell(target) || event.isComposing) return;
  if (key in STEPS && !event.shiftKey && isAtEdge(target, key)) {
    event.preventDefault();
    go(target, ...STEPS[key]);
  } else if (key === "Enter" && !event.shiftKey && !event.altKey && target.dataset.inRow) {
    event.preventDefault();
    go(target, 1, 0);
  } else if (key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && held !== null) {
    event.preventDefault();
    undo();
    held = target.value;
  }
});

plan.addEventListener("paste", (event) => {
  const clip = event.clipboardData.getData("text/plain");
  if (!isCell(event.target) || !event.target.dataset.inRow) return;
  if (!clip.includes("\t") && !clip.trim().includes("\n")) return;
  event.preventDefault();
  offer(clip, event.target);
});

const WORK = {
  above: (row) => [{ kind: "insert", row: newId(), after: before(row) }],
  below: (row) => [{ kind: "insert", row: newId(), after: row }],
  up: (row) => (before(row) === null ? [] : [{ kind: "move", row, after: before(before(row)) }]),
  down: (row) => {
    const ids = rowIds();
    const next = ids[ids.indexOf(row) + 1];
    return next === undefined ? [] : [{ kind: "move", row, after: next }];
  },
  remove: (row) => [{ kind: "remove", row }],
};

plan.addEventListener("click", ({ target }) => {
  const work = target.closest("[data-do]");
  if (work) {
    const changes = WORK[work.dataset.do](work.closest("tr").dataset.row);
    work.closest("details").open = false;
    if (changes.length) act(changes);
  } else if (target.closest("[data-add-row]")) {
    const row = newId();
    act([{ kind: "insert", row, after: rowIds().at(-1) ?? null }]);
    plan.querySelector(`textarea[data-in-row="${row}"]`).focus();
  }
});

resume();
