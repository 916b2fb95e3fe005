// Takes back the last things done to the table, one after another.
import { before, cellAt, show, textsOf } from "./cells.js";
import { take } from "./saving.js";

const done = [];

// Does changes as one step that can be taken back: shown, sent, and remembered with their opposite.
// With `more` they belong to the step before.
export const act = (changes, { more = false } = {}) => {
  const back = [];
  for (const change of changes) {
    back.unshift(...oppositeOf(change));
    show(change);
    take(change);
  }
  if (more && done.length) done.push([...back, ...done.pop()]);
  else done.push(back);
};

// Remembers what a cell held before somebody typed into it.
export const typed = (row, name, held) => {
  done.push([{ kind: row ? "cell" : "field", row, name, text: held }]);
};

export const undo = () => {
  for (const change of done.pop() ?? []) {
    show(change);
    take(change);
  }
};

const oppositeOf = (change) => {
  const { kind, row, name } = change;
  if (kind === "insert") return [{ kind: "remove", row }];
  if (kind === "move") return [{ kind: "move", row, after: before(row) }];
  if (kind === "remove") {
    const cells = Object.entries(textsOf(row)).filter(([, text]) => text);
    return [
      { kind: "insert", row, after: before(row) },
      ...cells.map(([cell, text]) => ({ kind: "cell", row, name: cell, text })),
    ];
  }
  return [{ kind, row, name, text: cellAt(row, name)?.value ?? "" }];
};
