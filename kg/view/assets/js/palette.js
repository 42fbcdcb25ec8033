// Colours come from the style sheet, so that light and dark are decided in one place.

const SHAPE_OF = {
  Person: "dot", Country: "square", Organization: "diamond", Place: "triangleDown", Group: "hexagon", Event: "star",
  Work: "triangle", Thing: "square", Topic: "dot", Quote: "dot",
};
const HOLLOW = new Set(["Topic", "Thing"]);

const DASHES = { asserted: false, reported: [9, 5], planned: [2, 5], hypothetical: [1, 9], denied: [14, 4, 2, 4] };

let palette = null;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  palette = {
    paper: value("--paper"), sunk: value("--sunk"), ink: value("--ink"), soft: value("--ink-2"), line: value("--line"), accent: value("--accent"),
    type: Object.fromEntries(data.typeKeys.map((key) => [key, value(`--type-${key.toLowerCase()}`)])),
    family: Object.fromEntries(data.families.map((key) => [key, value(`--family-${key}`)])),
  };
  return palette;
}

/** The shape of a type as a small SVG, for legend, filters and lists. */
function typeIcon(type) {
  const shapes = {
    dot: () => s("circle", { cx: 8, cy: 8, r: 5.5 }),
    square: () => s("rect", { x: 3, y: 3, width: 10, height: 10 }),
    diamond: () => s("path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8z" }),
    triangle: () => s("path", { d: "M8 2 14.5 13.5h-13z" }),
    triangleDown: () => s("path", { d: "M8 14 1.5 2.5h13z" }),
    hexagon: () => s("path", { d: "M4.6 2.5h6.8L14.8 8l-3.4 5.5H4.6L1.2 8z" }),
    star: () => s("path", { d: "M8 1l2.1 4.7 5.1.5-3.8 3.4 1.1 5L8 12l-4.5 2.6 1.1-5L.8 6.2l5.1-.5z" }),
  };
  return s("svg", { viewBox: "0 0 16 16", class: `icon type-${type.toLowerCase()}${HOLLOW.has(type) ? " hollow" : ""}`, "aria-hidden": "true" },
    shapes[SHAPE_OF[type] ?? "dot"]());
}

/** A stretch of line in the colour of a family or the pattern of a status. */
function lineIcon({ family = null, status = "asserted" }) {
  const dashes = DASHES[status] ? DASHES[status].map((n) => n * 0.8).join(" ") : null;
  return s("svg", { viewBox: "0 0 30 10", class: `line ${family ? `family-${family}` : ""}`, "aria-hidden": "true" },
    s("line", { x1: 1, y1: 5, x2: 29, y2: 5, "stroke-dasharray": dashes }),
    status === "denied" ? s("line", { x1: 26, y1: 1, x2: 26, y2: 9, class: "bar-end" }) : null);
}
