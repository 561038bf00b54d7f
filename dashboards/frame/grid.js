// Says a table's own tools, which Streamlit names in English, in the language of the page.

const PLACES = [
  '[data-testid="stElementToolbar"]',
  '[data-testid="stTooltipContent"]',
  '[data-testid^="stDataFrameColumn"]',
].join(", ");
const NAMES = ["aria-label", "title"];

let words = {}; // theirs → ours
let watching = false;
let asked = false;

export default function ({ data }) {
  const wanted = data ?? {};
  if (JSON.stringify(wanted) !== JSON.stringify(words)) {
    say(Object.fromEntries(Object.entries(words).map(([theirs, ours]) => [ours, theirs])));
    words = wanted;
  }
  if (!watching) new MutationObserver(soon).observe(document.body, {
    attributeFilter: NAMES, characterData: true, childList: true, subtree: true,
  });
  watching = true;
  soon();
}

function soon() {
  if (asked || !Object.keys(words).length) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    say(words);
  });
}

function say(words) {
  for (const name of NAMES) {
    for (const each of document.querySelectorAll(`[${name}]`)) {
      const theirs = each.getAttribute(name);
      if (Object.hasOwn(words, theirs)) each.setAttribute(name, words[theirs]);
    }
  }
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const theirs = texts.currentNode.data;
      if (Object.hasOwn(words, theirs)) texts.currentNode.data = words[theirs];
    }
  }
}
