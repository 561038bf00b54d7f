// A button that copies the address or a text, or prints the page.

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    if (data.does === "print") return window.print();
    await copy(data.text ?? window.location.href);
    button.textContent = `✓ ${data.done}`;
    setTimeout(() => (button.textContent = data.label), 2000);
  };
}

// Pages served over plain HTTP to another machine have no clipboard of their own.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
