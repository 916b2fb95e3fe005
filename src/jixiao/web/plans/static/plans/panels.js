// The panels beside the plan: findings, library, earlier plans, costing. Each is fetched when it is
// opened first, some whenever they are opened; what is taken over is the work of taking.js.
const list = document.querySelector("[data-tabs]");
const tabs = [...list.querySelectorAll("[role=tab]")];
const told = document.querySelector("[data-told]");
const saved = document.querySelector("[data-saved]");
const PAUSE = 250;
let from = null; // the cell the person came from

const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
const isTyped = (node) => node instanceof HTMLTextAreaElement && "cell" in node.dataset;

// Resolves once nothing waits to be saved, or after four seconds.
const settled = () =>
  new Promise((resolve) => {
    const waiting = () => saved?.dataset.state === "waiting";
    if (!waiting()) return resolve();
    const watch = new MutationObserver(() => waiting() || done());
    const done = () => (watch.disconnect(), resolve());
    watch.observe(saved, { attributes: true });
    setTimeout(done, 4000);
  });

const fetched = async (address) => {
  const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
};

const fill = async (panel, address, part = panel) => {
  const asked = (panel.asked ?? 0) + 1;
  panel.asked = asked;
  panel.setAttribute("aria-busy", "true");
  try {
    const text = await fetched(address);
    if (panel.asked !== asked) return;
    if (part === panel) panel.innerHTML = text;
    else part(text);
    panel.dataset.loaded = "yes";
    told.textContent = "";
  } catch {
    if (panel.asked === asked) told.textContent = list.dataset.failed;
  }
  if (panel.asked === asked) panel.removeAttribute("aria-busy");
};

const open = async (tab, { focus = false } = {}) => {
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    panelOf(one).hidden = !chosen;
  }
  document.body.classList.toggle("panel-open", tab.id !== "tab-findings");
  const panel = panelOf(tab);
  const address = tab.dataset.load;
  if (address && (!panel.dataset.loaded || "fresh" in tab.dataset)) {
    await settled();
    await fill(panel, address);
  }
  if (focus) (panel.querySelector("input:not([type=hidden]), select, button") ?? tab).focus();
};

const KEYS = { KeyI: "tab-library", KeyY: "tab-earlier", KeyC: "tab-costing" };

document.addEventListener("keydown", (event) => {
  const tab = event.altKey && !event.ctrlKey && !event.metaKey && document.getElementById(KEYS[event.code]);
  if (tab && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    if (isTyped(document.activeElement)) from = document.activeElement;
    open(tab, { focus: true });
  } else if (event.key === "Escape" && event.target.closest(".panel") && from?.isConnected) {
    from.focus();
  }
});

document.addEventListener("focusin", ({ target }) => {
  if (isTyped(target)) from = target;
});

list.addEventListener("click", ({ target }) => {
  const tab = target.closest("[role=tab]");
  if (tab) open(tab);
});

list.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  open(next);
  next.focus();
});

const query = (form) => `?${new URLSearchParams(new FormData(form))}`;
let timer = null;

const changed = ({ target }) => {
  const form = target.closest("form");
  const panel = target.closest(".panel");
  clearTimeout(timer);
  if (form && "search" in form.dataset) {
    const results = (text) => (panel.querySelector("[data-results]").innerHTML = text);
    timer = setTimeout(() => fill(panel, `${form.dataset.search}${query(form)}&only=results`, results), PAUSE);
  } else if (form && "trial" in form.dataset) {
    const result = (text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      panel.querySelector("[data-result]").replaceWith(page.querySelector("[data-result]"));
    };
    timer = setTimeout(() => fill(panel, `${form.dataset.trial}${query(form)}`, result), PAUSE);
  }
};

const beside = document.querySelector(".beside");
beside.addEventListener("input", changed);
beside.addEventListener("change", ({ target }) => {
  const form = target.closest("form");
  if (form && "choose" in form.dataset) {
    const panel = target.closest(".panel");
    fill(panel, `${form.dataset.choose}${query(form)}`).then(() => panel.querySelector("select")?.focus());
  }
});
beside.addEventListener("submit", (event) => {
  if (event.target.matches("[data-search], [data-trial], [data-choose]")) event.preventDefault();
});

// From the search field down into the results, and from one to the next.
beside.addEventListener("keydown", (event) => {
  const library = event.target.closest("[data-library]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? (event.key === "Enter" ? 1 : 0);
  if (!library || !step || event.isComposing) return;
  const inField = event.target.matches("input[type=search]");
  if (!inField && (event.key === "Enter" || !event.target.matches("[data-insert]"))) return;
  event.preventDefault();
  const offers = [...library.querySelectorAll(".offer")];
  const at = offers.indexOf(event.target.closest(".offer"));
  const next = offers[inField ? (step > 0 ? 0 : -1) : at + step];
  (next?.querySelector("[data-insert]") ?? library.querySelector("input[type=search]")).focus();
});

// What is saved may change the calculation that is shown, unless somebody is trying figures in it.
if (saved) {
  new MutationObserver(() => {
    const tab = document.getElementById("tab-costing");
    const panel = panelOf(tab);
    const shown = !panel.hidden && !panel.contains(document.activeElement);
    if (shown && saved.dataset.state?.startsWith("saved")) fill(panel, tab.dataset.load);
  }).observe(saved, { attributes: true, attributeFilter: ["data-state"] });
}
