// What the user did on the map, told to the page: the picture itself is not sent again.

const listening = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  document.removeEventListener("saan-map", listening.get(parentElement));
  const listen = ({ detail }) => {
    if (detail.view) component.setStateValue("view", detail.view);
    if (detail.go) component.setTriggerValue("go", detail.go);
  };
  listening.set(parentElement, listen);
  document.addEventListener("saan-map", listen);
  return () => {
    if (listening.get(parentElement) === listen) document.removeEventListener("saan-map", listen);
  };
}
