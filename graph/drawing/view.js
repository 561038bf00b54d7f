// The file of a view: one drawing with its panel, and tables whose names pick.

(() => {
  const told = JSON.parse(document.getElementById("network").textContent);
  const picture = document.getElementById("picture");
  const mount = new Mount(picture);
  mount.show(vis, told);
  matchMedia("(prefers-color-scheme: dark)").onchange = () => mount.show(vis, told);
  document.querySelector("main").addEventListener("click", ({ target }) => {
    if (!target.dataset.pick) return;
    picture.scrollIntoView({ block: "nearest" });
    mount.pick(target.dataset.pick);
  });
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
})();
