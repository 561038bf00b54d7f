/* Keeps what is typed on this phone until the server has it, and sends it again once the line is
   back. Without it every step is a form like any other. */
"use strict";

const OWN = `saan ${location.pathname}`;
const AGAIN = 5000;
const line = document.getElementById("line");
let timer = null;
let sending = false;

function drafts() {
  try { return JSON.parse(localStorage.getItem(OWN)) || {}; } catch { return {}; }
}

function keep(name, draft) {
  const all = drafts();
  if (draft) all[name] = draft;
  else delete all[name];
  try {
    if (Object.keys(all).length) localStorage.setItem(OWN, JSON.stringify(all));
    else localStorage.removeItem(OWN);
  } catch { /* full, or not allowed: then the form alone holds it */ }
}

const given = (form, name) => form.elements[name] && form.elements[name].value;

function nameOf(form) {
  const asked = new URL(form.action, location).searchParams;
  return [asked.get("step"), asked.get("partner") || given(form, "named") || given(form, "partner")].join(" ");
}

/* button: the one by which it was sent, where the server does not have it yet */
function draft(form, button) {
  const body = new URLSearchParams(new FormData(form));
  const fields = [...body].filter(([name]) => name !== "was");
  if (button) body.set(...button);
  keep(nameOf(form), { fields, button, action: form.action, body: button && body.toString() });
}

function restore() {
  if (document.querySelector("main[data-over]")) return localStorage.removeItem(OWN);
  const all = drafts();
  const here = [...document.forms].map(nameOf);
  for (const name of Object.keys(all)) {  /* the server had it, though no answer came back */
    if (here.includes("ties ") && name.startsWith("ties ") && !here.includes(name)) keep(name, null);
  }
  for (const form of document.forms) {
    for (const [name, value] of (all[nameOf(form)] || { fields: [] }).fields) {
      const field = form.elements[name];
      if (!field || field.type === "hidden") continue;
      field.value = value;
      const fold = field.closest && field.closest("details");
      if (fold && value) fold.open = true;
    }
  }
  again();
}

/* Sends what the server does not have yet, one form after the other: also one that was left. */
async function again() {
  if (sending) return;
  clearTimeout(timer);
  const found = Object.entries(drafts()).find(([, held]) => held.body);
  if (!found) return;
  const [name, held] = found;
  const form = [...document.forms].find((each) => nameOf(each) === name);
  let page = null, answer, why = "lost";
  sending = true;
  if (form) form.setAttribute("aria-busy", "true");
  try {
    answer = await fetch(held.action, { method: "POST", body: new URLSearchParams(held.body) });
    why = "busy";
    if (answer.status !== 429 && answer.status < 500) {
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    }
  } catch { page = null; }
  sending = false;
  if (form) form.removeAttribute("aria-busy");
  if (!page || !page.querySelector("main")) {
    line.textContent = line.dataset[why];
    timer = setTimeout(again, AGAIN);
    return;
  }
  if (line.textContent) {
    line.textContent = line.dataset.sent;
    setTimeout(() => { line.textContent = ""; }, AGAIN);
  }
  const latest = drafts()[name];
  if (latest && latest.body !== held.body) return again();  /* typed meanwhile */
  if (form && !answer.ok) draft(form, null);
  else keep(name, null);
  if (form && form.isConnected) show(page, answer.url);
  else again();
}

function show(page, url) {
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("header").replaceWith(page.querySelector("header"));
  document.title = page.title;
  if (url !== location.href) history.pushState(null, "", url);
  const wrong = document.querySelector(".wrong");
  const next = !wrong && document.getElementById("next");
  (wrong || (next && next.querySelector("button")) || document.querySelector("h1")).focus({ preventScroll: true });
  if (next) next.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
  restore();
}

const plain = (form) => !form || form.matches("[data-plain]");

addEventListener("submit", (event) => {
  if (!("submitter" in event) || plain(event.target)) return;  /* it goes out by itself, as in an old browser */
  const pressed = event.submitter;
  event.preventDefault();
  draft(event.target, pressed && pressed.name ? [pressed.name, pressed.value] : ["sent", "yes"]);
  again();
});
addEventListener("input", (event) => {
  const form = event.target.form;
  if (!plain(form)) draft(form, (drafts()[nameOf(form)] || {}).button);
});
addEventListener("online", again);
addEventListener("popstate", () => location.reload());

restore();
const waiting = document.querySelector("[data-again]");
if (waiting) setTimeout(() => location.reload(), 1000 * waiting.dataset.again);
