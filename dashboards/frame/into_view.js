// Scrolls to the panel that this stands in, once it is drawn; again only when another one opens.

const shown = new WeakMap();

export default function ({ data, parentElement }) {
  if (shown.get(parentElement) === data) return;
  shown.set(parentElement, data);
  const app = document.querySelector('[data-testid="stApp"]');
  const panel = parentElement.closest('[data-testid="stVerticalBlock"]');
  const look = (tries) => {
    if (tries && app.dataset.testScriptState !== "notRunning") return setTimeout(look, 100, tries - 1);
    const tall = panel.getBoundingClientRect().height > window.innerHeight * 0.8;
    panel.style.scrollMargin = "4rem 0 1rem";
    panel.scrollIntoView({ behavior: "smooth", block: tall ? "start" : "nearest" });
  };
  setTimeout(look, 100, 100);
}
