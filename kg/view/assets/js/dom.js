// Building elements. Text only ever enters the page through textContent; there is no innerHTML anywhere.

const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

function dress(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, setting] of Object.entries(value)) element.style.setProperty(key, setting);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
}

/** An HTML element; children are elements or strings, and null is left out. */
function h(tag, props = {}, ...children) {
  const element = dress(document.createElement(tag), props);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An SVG element. */
function s(tag, props = {}, ...children) {
  const element = dress(document.createElementNS(SVG, tag), props);
  element.append(...children.flat(Infinity).filter((child) => child !== null));
  return element;
}

function button(label, onclick, props = {}) {
  return h("button", { type: "button", onclick, ...props }, ...[label].flat());
}

/** A link to the web, or plain text where the address is not plain http(s). */
function outward(address, label, props = {}) {
  let url = null;
  try {
    url = new URL(String(address));
  } catch {
    url = null;
  }
  if (!url || !["http:", "https:"].includes(url.protocol)) return h("span", props, label);
  return h("a", { ...props, href: url.href, target: "_blank", rel: "noopener noreferrer" }, label);
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

function shorten(text, length) {
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("").trimEnd()}…`;
}

/** Lower case without accents, for matching. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function announce(text) {
  byId("announce").textContent = text;
}

/** Copy text; without the clipboard (a sandboxed frame) show it selected, so that it can be copied by hand. */
async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
    return true;
  } catch {
    const area = h("textarea", { class: "copy-area", readonly: true, "aria-label": what });
    area.value = text;
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      done = false;
    }
    area.remove();
    announce(done ? `${what} copied` : `${what} could not be copied`);
    return done;
  }
}

function copyButton(label, what, text) {
  const made = button(label, async () => {
    const done = await copyText(text(), what);
    made.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => (made.textContent = label), 1600);
  }, { class: "small" });
  return made;
}

/** Roving focus: arrows move inside a group of which one member is in the tab order. */
function rove(container, selector, { horizontal = false, onmove = null } = {}) {
  const next = horizontal ? "ArrowRight" : "ArrowDown";
  const previous = horizontal ? "ArrowLeft" : "ArrowUp";
  container.addEventListener("keydown", (event) => {
    const members = [...container.querySelectorAll(selector)];
    const at = members.indexOf(document.activeElement);
    if (at < 0) return;
    const goal = { [next]: at + 1, [previous]: at - 1, Home: 0, End: members.length - 1 }[event.key];
    if (goal === undefined || !members[goal]) return;
    event.preventDefault();
    members[at].tabIndex = -1;
    members[goal].tabIndex = 0;
    members[goal].focus();
    onmove?.(members[goal]);
  });
}
