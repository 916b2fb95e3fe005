// Light or dark, as the person chose or the system asks; runs before the page is drawn.
(() => {
  const KEPT = "jixiao-theme";
  const asked = () =>
    localStorage.getItem(KEPT) ||
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const show = (theme) => document.documentElement.setAttribute("data-bs-theme", theme);
  show(asked());
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.addEventListener("click", () => {
        const next = asked() === "dark" ? "light" : "dark";
        localStorage.setItem(KEPT, next);
        show(next);
      });
    }
  });
})();
