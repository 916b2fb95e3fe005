// The value in focus is shown in the source; a click in the source goes to the value read there.
const source = document.querySelector(".source");
const form = document.querySelector(".read-side form");

const point = (spot) => {
  for (const one of source.querySelectorAll(".at")) one.classList.remove("at");
  const found = spot ? source.querySelectorAll(`[data-at="${CSS.escape(spot)}"]`) : [];
  for (const one of found) one.classList.add("at");
  found[0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

document.querySelector(".read-side").addEventListener("focusin", ({ target }) => {
  if (target.dataset.spot !== undefined) point(target.dataset.spot);
});
document.querySelector(".doubts")?.addEventListener("click", ({ target }) => {
  const key = target.closest("[data-goes-to]")?.dataset.goesTo;
  if (key) form.elements.namedItem(key)?.focus();
});
source.addEventListener("click", ({ target }) => {
  const spot = target.closest("[data-at]")?.dataset.at;
  if (spot) form.querySelector(`[data-spot="${CSS.escape(spot)}"]`)?.focus();
});
for (const one of form.querySelectorAll("[data-spot]"))
  if (one.dataset.spot) source.querySelector(`[data-at="${CSS.escape(one.dataset.spot)}"]`)?.classList.add("known");
