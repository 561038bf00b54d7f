// Says a table's own tools, which Streamlit names in English, in the language of the page.

const PLACES = [
  '[data-testid="stElementToolbar"]',
  '[data-testid="stTooltipContent"]',
  '[data-testid^="stDataFrameColumn"]',
].join(", ");
const NAMES = ["aria-label", "title"];

let words = {};
let watching = false;

export default function ({ data }) {
  words = data ?? {};
  if (!watching) new MutationObserver(translate).observe(document.body, {
    attributeFilter: NAMES, characterData: true, childList: true, subtree: true,
  });
  watching = true;
  translate();
}

function translate() {
  if (!Object.keys(words).length) return;
  for (const name of NAMES) {
    for (const [theirs, ours] of Object.entries(words)) {
      for (const each of document.querySelectorAll(`[${name}="${theirs}"]`)) each.setAttribute(name, ours);
    }
  }
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const ours = words[texts.currentNode.data];
      if (ours) texts.currentNode.data = ours;
    }
  }
}
