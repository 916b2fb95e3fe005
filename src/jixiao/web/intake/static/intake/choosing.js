// One box chooses all plans of the file, or none; wanting to replace a draft chooses its plan.
const form = document.querySelector("[data-choose]");
const all = form.querySelector("[data-all]");
const boxes = [...form.querySelectorAll('input[name="plan"]')];

const show = () => {
  const chosen = boxes.filter((box) => box.checked).length;
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
};
all.addEventListener("change", () => {
  for (const box of boxes) box.checked = all.checked;
});
form.addEventListener("change", ({ target }) => {
  if (target.name?.startsWith("replace-") && target.checked)
    target.closest("tr").querySelector('input[name="plan"]').checked = true;
  show();
});
show();
