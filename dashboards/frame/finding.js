// The search over everything: "/" or Ctrl-K opens it, arrows choose, Enter goes there.

const WAIT = 200; // milliseconds without a key before the server is asked
const boxes = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  const box = boxes.get(parentElement) ?? new Box(parentElement);
  boxes.set(parentElement, box);
  box.ask = (text) => component.setStateValue("text", text);
  box.go = (href) => component.setTriggerValue("go", href);
  box.show(data);
  // A call that was overtaken is cleaned up late: only the latest may close the box.
  const turn = (box.turn = {});
  return () => {
    if (box.turn !== turn) return;
    document.removeEventListener("keydown", box.key);
    boxes.delete(parentElement);
  };
}

class Box {
  constructor(place) {
    [this.button, this.dialog, this.input, this.list] = ["button", "dialog", "input", "ul"].map((name) =>
      place.querySelector(name),
    );
    this.key = (event) => this.opens(event) && (event.preventDefault(), this.open());
    document.addEventListener("keydown", this.key);
    this.button.onclick = () => this.open();
    this.dialog.onclick = (event) => event.target === this.dialog && this.dialog.close();
    this.input.oninput = () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(this.input.value), WAIT);
    };
    this.input.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.choose(this.at + step);
      else if (event.key === "Enter") this.list.children[this.at]?.querySelector("a")?.click();
      else return;
      event.preventDefault();
    };
  }

  opens(event) {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return true;
    const [at] = event.composedPath();
    const typing = at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName);
    return event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
  }

  show(data) {
    this.button.replaceChildren(data.label, part("kbd", "/"));
    this.input.placeholder = data.hint;
    this.input.setAttribute("aria-label", data.hint);
    const nothing = data.text.trim() && part("li", data.nothing, "nothing");
    this.list.replaceChildren(...(data.hits.length ? data.hits.map((hit, at) => this.row(hit, at)) : nothing ? [nothing] : []));
    this.choose(0);
  }

  row(hit, at) {
    const row = document.createElement("li");
    Object.assign(row, { id: `hit-${at}`, role: "option" });
    const link = document.createElement("a");
    Object.assign(link, { href: hit.href, tabIndex: -1 });
    link.append(part("span", hit.kind, "kind"), part("span", hit.name), part("small", hit.beside));
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.dialog.close();
      this.go(hit.href);
    };
    row.append(link);
    return row;
  }

  choose(at) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = Math.max(0, Math.min(at, rows.length - 1));
    rows.forEach((row, place) => row.setAttribute("aria-selected", place === this.at));
    rows[this.at]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", rows.length ? `hit-${this.at}` : "");
  }
}

function part(name, text, look) {
  const made = document.createElement(name);
  made.textContent = text;
  if (look) made.className = look;
  return made;
}
