export default function ({ data, parentElement }) {
  const shown = parentElement.querySelector("output");
  const ends = performance.now() + 1000 * data.left;
  const show = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    shown.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : data.over;
    shown.classList.toggle("over", !left);
  };
  show();
  const ticking = setInterval(show, 250);
  return () => clearInterval(ticking);
}
