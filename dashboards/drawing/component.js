// The map as a component of the page; `Mount` comes with the drawing's own script.

const mounts = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  const mount = mounts.get(parentElement) ?? new Mount(parentElement);
  mounts.set(parentElement, mount);
  mount.report = (chosen) => data.panel ?? component.setStateValue("selected", chosen);
  mount.tell = (view) => document.dispatchEvent(new CustomEvent("saan-map", { detail: { view } }));
  mount.go = (go) => document.dispatchEvent(new CustomEvent("saan-map", { detail: { go } }));
  mount.rested = (day) => component.setStateValue("day", { day, turn: (mount.turns = (mount.turns ?? 0) + 1) });
  drawing(data.library).then((vis) => mount.show(vis, data));
  // A call that was overtaken is cleaned up late: only the latest may close the mount.
  const turn = (mount.turn = {});
  return () => {
    if (mount.turn !== turn) return;
    mount.close();
    mounts.delete(parentElement);
  };
}

function drawing(address) {
  window.saanDrawing ??= new Promise((done, failed) => {
    if (window.vis?.Network) return done(window.vis);
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.vis);
    script.onerror = failed;
    document.head.append(script);
  });
  return window.saanDrawing;
}
