// Returning a plan: one more reason, each for a place of its own.
for (const form of document.querySelectorAll("[data-reasons]")) {
  form.querySelector("[data-another]").addEventListener("click", () => {
    const reasons = form.querySelectorAll("[data-reason]");
    const next = reasons[0].cloneNode(true);
    for (const field of next.querySelectorAll("select, textarea")) field.value = "";
    reasons[reasons.length - 1].after(next);
    next.querySelector("select").focus();
  });
}
