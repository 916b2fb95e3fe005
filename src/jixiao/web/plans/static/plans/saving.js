// Saves what was typed, a moment after the typing stops. Nothing is lost: what the server has not
// yet confirmed is kept on this computer too, and sent when the connection is back.
import { cellAt, mark, show } from "./cells.js";
import { chooseBetween } from "./conflicts.js";
import { text } from "./texts.js";

const PAUSE = 500;
const AGAIN = 4000;
const plan = document.querySelector("[data-plan]");
const address = plan.dataset.plan;
const kept = `jixiao-unsaved:${address}`;
const sign = document.querySelector("[data-saved]");

let revision = Number(plan.dataset.revision);
let pending = [];
let sending = null;
let timer = null;

const say = (state, values) => {
  sign.dataset.state = state;
  sign.textContent = text(state, values);
};

const keep = () => {
  const all = [...(sending ?? []), ...pending];
  if (all.length) localStorage.setItem(kept, JSON.stringify({ base: revision, changes: all }));
  else localStorage.removeItem(kept);
};

const samePlace = (one, other) =>
  one.kind === other.kind && one.row === other.row && one.name === other.name;

// Takes a change to be sent; typing on in one cell stays one change.
export const take = (change) => {
  const last = pending[pending.length - 1];
  if (last && samePlace(last, change) && (change.kind === "cell" || change.kind === "field")) {
    last.text = change.text;
  } else {
    pending.push({ row: "", name: "", text: "", after: null, ...change });
  }
  say("waiting");
  keep();
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
};

const csrf = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

const send = async () => {
  if (sending || !pending.length) return;
  [sending, pending] = [pending, []];
  let answer;
  let told;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify({ base: revision, changes: sending }),
    });
    told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  } catch {
    return later("lost");
  }
  if (answer.status === 409) return settle(told);
  if (answer.ok && "revision" in told) return arrived(told);
  if (answer.status >= 500 || answer.redirected) return later(answer.redirected ? "logged_out" : "lost");
  refused(told.refused ?? String(answer.status));
};

const later = (state) => {
  pending = [...sending, ...pending];
  sending = null;
  say(state);
  keep();
  clearTimeout(timer);
  timer = setTimeout(send, AGAIN);
};

const refused = (why) => {
  pending = [...sending, ...pending];
  sending = null;
  keep();
  say("refused", { why });
};

const arrived = (told) => {
  sending = null;
  for (const change of told.theirs) {
    if (!pending.some((own) => own.row === change.row && own.name === change.name)) show(change);
  }
  look(told);
  if (pending.length) send();
  else say(told.theirs.length ? "saved_with_theirs" : "saved");
  keep();
};

const look = (told) => {
  revision = told.revision;
  mark(told.places);
  document.querySelector("[data-findings]").innerHTML = told.findings;
  document.querySelector("[data-counts]").innerHTML = told.counts;
};

const settle = async (told) => {
  const mine = sending;
  sending = null;
  const choices = await chooseBetween(told.conflicts);
  const taken = new Set(choices.filter((one) => one.takeTheirs).map((one) => `${one.row} ${one.name}`));
  for (const change of told.theirs) {
    if (!mine.some((own) => own.row === change.row && own.name === change.name)) show(change);
  }
  for (const one of choices.filter((each) => each.takeTheirs)) {
    if (one.theirs === null) show({ kind: "remove", row: one.row });
    else if (cellAt(one.row, one.name)) cellAt(one.row, one.name).value = one.theirs;
  }
  const gone = new Set(choices.filter((one) => one.theirs === null).map((one) => one.row));
  const left = mine.filter(
    (own) => !taken.has(`${own.row} ${own.name}`) && !(own.row && gone.has(own.row)),
  );
  look(told);
  pending = [...left, ...pending];
  if (pending.length) send(); // on what was just seen: a third person is asked about anew
  else say("saved");
  keep();
};

// What an earlier visit could not send is put back and sent now.
export const resume = () => {
  const left = JSON.parse(localStorage.getItem(kept) ?? "null");
  if (!left?.changes?.length) return;
  revision = Math.min(left.base, revision);
  for (const change of left.changes) show(change);
  pending = left.changes;
  say("waiting");
  timer = setTimeout(send, PAUSE);
};

addEventListener("online", () => send());
addEventListener("beforeunload", (event) => {
  if (sending || pending.length) event.preventDefault();
});
