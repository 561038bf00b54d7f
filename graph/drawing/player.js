// The file that plays: one drawing, begun from the data that lie in the file.

(() => {
  const told = JSON.parse(document.getElementById("network").textContent);
  const chosen = document.getElementById("chosen");
  const mount = new Mount(document.getElementById("picture"));
  mount.report = (what) => {
    chosen.textContent = mount.said(what?.actor ?? what?.tie) ?? chosen.dataset.none;
  };
  mount.show(vis, told);
  matchMedia("(prefers-color-scheme: dark)").onchange = () => mount.show(vis, told);
})();
