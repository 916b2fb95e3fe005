// Two people wrote into one cell: both texts side by side, and the person chooses field by field.
import { cellAt } from "./cells.js";
import { text } from "./texts.js";

const choice = (one, number) => {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = cellAt(one.row, one.name)?.getAttribute("aria-label") ?? text("row_removed");
  set.append(legend);
  for (const [value, told] of [["mine", one.mine], ["theirs", one.theirs]]) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = `conflict-${number}`;
    input.value = value;
    input.required = true;
    if (value === "mine" && one.theirs === null) input.disabled = true;
    const shown = document.createElement("q");
    shown.textContent = told ?? text("removed");
    label.append(input, ` ${text(value)} `, shown);
    set.append(label);
  }
  return set;
};

export const chooseBetween = (conflicts) =>
  new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "conflicts";
    dialog.setAttribute("aria-label", text("conflict_title"));
    const form = document.createElement("form");
    form.method = "dialog";
    const heading = document.createElement("h2");
    heading.textContent = text("conflict_title");
    const button = document.createElement("button");
    button.className = "btn btn-primary";
    button.textContent = text("keep_choice");
    form.append(heading, ...conflicts.map(choice), button);
    dialog.append(form);
    document.body.append(dialog);
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      const told = new FormData(form);
      dialog.remove();
      resolve(
        conflicts.map((one, number) => ({
          ...one,
          takeTheirs: told.get(`conflict-${number}`) === "theirs",
        })),
      );
    });
    dialog.showModal();
  });
