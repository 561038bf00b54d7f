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

/* button: the one by which it was sent and the server does not have it yet */
function draft(form, button) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "was");
  keep(nameOf(form), { fields, button });
}

function restore() {
  if (document.querySelector("main[data-over]")) return localStorage.removeItem(OWN);
  const all = drafts();
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

/* Sends what the server does not have yet, one form after the other: each answer brings the next. */
function again() {
  const all = drafts();
  for (const form of document.forms) {
    const held = all[nameOf(form)];
    if (held && held.button) return send(form, held.button);
  }
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

async function send(form, button) {
  draft(form, button);
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  form.setAttribute("aria-busy", "true");
  const body = new URLSearchParams(new FormData(form));
  body.set(...button);
  let page = null, answer, why = "lost";
  try {
    answer = await fetch(form.action, { method: "POST", body });
    why = "busy";
    if (answer.status !== 429 && answer.status < 500) {
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    }
  } catch { page = null; }
  sending = false;
  form.removeAttribute("aria-busy");
  if (page && page.querySelector("main")) {
    if (answer.ok) keep(nameOf(form), null);
    else draft(form, null);
    if (line.textContent) {
      line.textContent = line.dataset.sent;
      setTimeout(() => { line.textContent = ""; }, AGAIN);
    }
    show(page, answer.url);
  } else {
    line.textContent = line.dataset[why];
    timer = setTimeout(again, AGAIN);
  }
}

addEventListener("submit", (event) => {
  const pressed = event.submitter;
  event.preventDefault();
  send(event.target, pressed && pressed.name ? [pressed.name, pressed.value] : ["sent", "yes"]);
});
addEventListener("input", (event) => { if (event.target.form) draft(event.target.form, null); });
addEventListener("online", again);
addEventListener("popstate", () => location.reload());

restore();
