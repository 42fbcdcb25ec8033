// The vis-network canvas: it draws nodes and edges at given places; names and highlights are drawn on top of it.

const canvas = (() => {
  const host = byId("canvas");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let network = null;
  let scene = { nodes: [], edges: [], drawn: [], places: new Map(), centre: -1 };
  let edgeAt = new Map();
  let edgesOf = new Map();
  let radius = new Map();
  let hulls = []; // outlines of communities
  let boost = 1; // marks are drawn larger where the whole view is small
  let hovered = -1;
  let cursor = -1; // the node that the keyboard is on
  let tapped = { thing: -1, at: 0 };
  let hiding = false;
  let stale = true; // the plan of labels has to be made again
  let family = "sans-serif";
  const handlers = { select: () => {}, focus: () => {} };

  const nodeSize = (thing) => data.network.nodes.size[data.rank.get(thing)];

  const lineWidth = (edge) => boost * Math.min(7, 1.3 + Math.log2(edge.count) * 0.9);

  // vis takes a second to make thousands of nodes and edges, but draws them in milliseconds. So each is made once,
  // when it is first shown; from then on a change of view only moves and restyles the objects that vis holds (its
  // version is the one bundled with pyvis) and says which of them take part. DataSet.update would parse all options.
  const pool = { nodes: new vis.DataSet(), edges: new vis.DataSet() };

  function fill() {
    const nodes = scene.nodes.filter((thing) => !network.body.nodes[thing]);
    const edges = scene.edges.filter((edge) => !network.body.edges[edge.pair]);
    pool.nodes.add(nodes.map((thing) => ({ id: thing, x: 0, y: 0, shape: data.network.nodes.shape[data.rank.get(thing)] })));
    pool.edges.add(edges.map((edge) => ({ id: edge.pair, from: edge.a, to: edge.b, arrows: { to: { enabled: true }, from: { enabled: true } } })));
  }

  function dressNode(thing) {
    const node = network.body.nodes[thing];
    const type = data.typeOf(thing);
    const hollow = HOLLOW.has(type);
    const dense = scene.nodes.length > 1200;
    const colour = palette.type[type];
    const background = hollow ? palette.paper : colour;
    const border = hollow ? colour : palette.paper;
    [node.x, node.y] = scene.places.get(thing);
    node.options.size = radius.get(thing);
    node.options.borderWidth = hollow ? (dense ? 1 : 2.5) : (dense ? 0 : 1.5);
    node.options.color = { background, border, highlight: { background, border }, hover: { background, border } };
    node.needsRefresh();
  }

  function dressEdge(edge) {
    const { options } = network.body.edges[edge.pair];
    const dense = scene.drawn.length > 2500;
    const colour = palette.family[data.families[edge.family]];
    const type = edge.status === "denied" ? "bar" : "arrow";
    options.width = lineWidth(edge) * (dense ? 0.6 : 1);
    options.dashes = DASHES[edge.status];
    options.color = { color: colour, highlight: colour, hover: colour, opacity: dense ? 0.4 : 0.62, inherit: false };
    options.arrows = {
      to: { enabled: edge.forward && !dense, scaleFactor: 0.45, type },
      from: { enabled: edge.backward && !dense, scaleFactor: 0.45, type },
      middle: { enabled: false, scaleFactor: 1, type },
    };
  }

  function start() {
    family = getComputedStyle(document.body).fontFamily;
    network = new vis.Network(host, pool, data.network.options);
    host.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
    network.on("beforeDrawing", ground);
    network.on("afterDrawing", draw);
    network.on("zoom", () => (stale = true));
    network.on("dragEnd", () => { stale = true; network.redraw(); });
    network.on("resize", () => (stale = true));
    network.on("animationFinished", () => { stale = true; network.redraw(); });
    network.on("hoverNode", ({ node }) => hover(node));
    network.on("blurNode", () => hover(-1));
    network.on("click", ({ nodes, edges }) => {
      network.unselectAll();
      const again = nodes.length && nodes[0] === tapped.thing && performance.now() - tapped.at < 450;
      tapped = { thing: nodes[0] ?? -1, at: performance.now() };
      if (nodes.length) cursor = nodes[0];
      if (again) handlers.focus(nodes[0]);
      else handlers.select(nodes.length ? { kind: "node", at: nodes[0] } : edges.length ? { kind: "pair", at: edges[0] } : null);
    });
  }

  function hover(thing) {
    if (hovered === thing) return;
    hovered = thing;
    host.classList.toggle("pointing", thing >= 0);
    stale = true;
    network.redraw();
  }

  function show(next, { fit = true } = {}) {
    scene = next;
    edgeAt = new Map(scene.edges.map((edge) => [edge.pair, edge]));
    edgesOf = new Map(scene.nodes.map((thing) => [thing, []]));
    for (const edge of scene.edges) {
      edgesOf.get(edge.a).push(edge);
      edgesOf.get(edge.b).push(edge);
    }
    const scale = fitting().scale;
    boost = Math.max(1, Math.min(2.4, 0.8 / scale));
    radius = new Map(scene.nodes.map((thing) => [thing, nodeSize(thing) * Math.min(boost, 1.7) * (thing === scene.centre ? 1.35 : 1)]));
    hulls = scene.preset ? outlines() : [];
    if (!edgesOf.has(cursor)) cursor = scene.centre;
    hovered = -1;
    stale = true;
    fill();
    scene.nodes.forEach(dressNode);
    scene.drawn.forEach(dressEdge);
    network.body.nodeIndices = [...scene.nodes];
    network.body.edgeIndices = scene.drawn.map((edge) => edge.pair);
    setEdgeHiding();
    if (fit) showAll();
    else network.redraw();
  }

  function setEdgeHiding() {
    const heavy = scene.drawn.length > 3000;
    if (heavy === hiding) return;
    hiding = heavy;
    network.renderer.setOptions({ hideEdgesOnDrag: heavy, hideEdgesOnZoom: heavy });
  }

  /** Fit all nodes with their labels into the canvas. */
  function showAll(animate = false) {
    if (scene.nodes.length) moveTo(fitting(), animate);
  }

  function fitting() {
    if (!scene.nodes.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const spots = scene.nodes.map((thing) => scene.places.get(thing));
    const xs = spots.map((spot) => spot[0]);
    const ys = spots.map((spot) => spot[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    // Room for labels at the sides is in pixels of the screen, whatever the scale.
    const room = [Math.max(120, host.clientWidth - Math.min(190, host.clientWidth * 0.2)), Math.max(120, host.clientHeight - 90)];
    const scale = Math.min(room[0] / (right - left + 1), room[1] / (bottom - top + 1), 1.25);
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02) };
  }

  function moveTo(view, animate = true) {
    stale = true;
    network.moveTo({ ...view, animation: animate && !calm.matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false });
  }

  function zoom(factor) {
    moveTo({ scale: Math.max(0.02, Math.min(4, network.getScale() * factor)) });
  }

  // ------------------------------------------------------------------ drawing under and over vis
  /** The convex outline of each community that has at least three linked nodes here. */
  function outlines() {
    const members = new Map();
    for (const thing of scene.nodes) {
      if (!edgesOf.get(thing).length) continue;
      const community = data.network.nodes.community[data.rank.get(thing)];
      if (!members.has(community)) members.set(community, []);
      members.get(community).push(scene.places.get(thing));
    }
    return [...members.values()].filter((spots) => spots.length > 2).map(hull);
  }

  /** Convex hull by Andrew's monotone chain. */
  function hull(spots) {
    const sorted = [...spots].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
    const half = (order) => {
      const chain = [];
      for (const spot of order) {
        while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], spot) <= 0) chain.pop();
        chain.push(spot);
      }
      return chain.slice(0, -1);
    };
    return [...half(sorted), ...half(sorted.reverse())];
  }

  function ground(context) {
    context.save();
    context.fillStyle = palette.sunk;
    context.strokeStyle = palette.sunk;
    context.lineJoin = "round";
    context.lineWidth = 64;
    for (const outline of hulls) {
      context.beginPath();
      outline.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
      context.stroke();
      context.fill();
    }
    context.restore();
  }

  function draw(context) {
    const scale = network.getScale();
    const chosen = store.get().selected;
    const special = new Set([scene.centre, hovered, cursor]);
    if (chosen?.kind === "node") special.add(chosen.at);
    context.save();
    if (chosen?.kind === "pair" && edgeAt.has(chosen.at)) stroke(context, edgeAt.get(chosen.at), 3);
    const point = hovered >= 0 ? hovered : chosen?.kind === "node" ? chosen.at : -1;
    for (const edge of edgesOf.get(point) ?? []) stroke(context, edge, 0.7);
    if (chosen?.kind === "node") ring(context, chosen.at, palette.ink, 2.5 / scale);
    if (cursor >= 0 && document.activeElement === host) ring(context, cursor, palette.accent, 3 / scale);
    if (hovered >= 0) ring(context, hovered, palette.soft, 1.5 / scale);
    if (stale) plan(context, scale, special);
    write(context, scale);
    context.restore();
  }

  function stroke(context, edge, extra) {
    const [ax, ay] = scene.places.get(edge.a);
    const [bx, by] = scene.places.get(edge.b);
    context.beginPath();
    context.setLineDash(DASHES[edge.status] || []);
    context.strokeStyle = palette.family[data.families[edge.family]];
    context.lineWidth = lineWidth(edge) + extra * boost;
    context.moveTo(ax, ay);
    context.lineTo(bx, by);
    context.stroke();
    context.setLineDash([]);
    for (const end of [edge.a, edge.b]) repaint(context, end);
  }

  /** A line drawn on top would run over its nodes; draw a plain disc of theirs again. */
  function repaint(context, thing) {
    const node = network.body.nodes[thing];
    node?.draw(context);
  }

  function ring(context, thing, colour, width) {
    const place = scene.places.get(thing);
    if (!place || !radius.has(thing)) return;
    context.beginPath();
    context.arc(place[0], place[1], radius.get(thing) * 1.25 + 3 * width, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  function plan(context, scale, special) {
    const near = new Set([hovered, scene.centre].flatMap((thing) => (edgesOf.get(thing) ?? []).flatMap((edge) => [edge.a, edge.b])));
    const strong = new Set(scene.nodes.slice(0, 14));
    const seat = (thing) => {
      const spot = network.canvasToDOM({ x: scene.places.get(thing)[0], y: scene.places.get(thing)[1] });
      return {
        thing, x: spot.x, y: spot.y, r: radius.get(thing) * scale, text: shorten(data.label(thing), special.has(thing) ? 60 : 28),
        strong: special.has(thing) || (scene.centre < 0 && strong.has(thing)),
      };
    };
    const first = scene.nodes.filter((thing) => special.has(thing));
    const second = scene.nodes.filter((thing) => !special.has(thing) && near.has(thing));
    const rest = scene.nodes.filter((thing) => !special.has(thing) && !near.has(thing));
    const counts = scale > 0.45 && scene.edges.length < 1500 ? scene.edges.filter((edge) => edge.count > 1).map((edge) => {
      const [ax, ay] = scene.places.get(edge.a);
      const [bx, by] = scene.places.get(edge.b);
      const spot = network.canvasToDOM({ x: (ax + bx) / 2, y: (ay + by) / 2 });
      return { edge: edge.pair, count: edge.count, x: spot.x, y: spot.y };
    }) : [];
    const frame = { width: host.clientWidth, height: host.clientHeight };
    context.save();
    labelPlan.make(context, [...first, ...second, ...rest].map(seat), counts, frame, family);
    context.restore();
    stale = false;
  }

  /** Write the chosen labels; the context is in graph units, labels are in pixels of the screen. */
  function write(context, scale) {
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    for (const label of labelPlan.get()) {
      const place = label.edge === undefined ? scene.places.get(label.thing) : middle(label.edge);
      if (!place) continue;
      context.save();
      context.translate(place[0], place[1]);
      context.scale(1 / scale, 1 / scale);
      context.font = label.font;
      if (label.edge !== undefined) {
        context.fillStyle = palette.paper;
        context.beginPath();
        context.roundRect(label.dx - 4, -7, label.w + 8, 14, 7);
        context.fill();
        context.fillStyle = palette.soft;
      } else {
        context.strokeStyle = palette.paper;
        context.lineWidth = 3.5;
        context.strokeText(label.text, label.dx, label.dy);
        context.fillStyle = label.strong ? palette.ink : palette.soft;
      }
      context.fillText(label.text, label.dx, label.dy);
      context.restore();
    }
  }

  function middle(pair) {
    const edge = edgeAt.get(pair);
    if (!edge) return null;
    const [ax, ay] = scene.places.get(edge.a);
    const [bx, by] = scene.places.get(edge.b);
    return [(ax + bx) / 2, (ay + by) / 2];
  }

  // ------------------------------------------------------------------ keyboard
  const HEADINGS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** The nearest node in a direction: distance along it counts once, distance across it twice. */
  function step(key) {
    if (!scene.nodes.length) return;
    if (!scene.places.has(cursor)) {
      moveCursor(scene.nodes[0]);
      return;
    }
    const [ux, uy] = HEADINGS[key];
    const [cx, cy] = scene.places.get(cursor);
    let best = -1;
    let least = Infinity;
    for (const thing of scene.nodes) {
      const [x, y] = scene.places.get(thing);
      const along = (x - cx) * ux + (y - cy) * uy;
      const across = Math.abs((x - cx) * uy) + Math.abs((y - cy) * ux);
      if (along <= 1 || thing === cursor) continue;
      const cost = along + 2 * across;
      if (cost < least) [best, least] = [thing, cost];
    }
    if (best >= 0) moveCursor(best);
  }

  function moveCursor(thing) {
    cursor = thing;
    stale = true;
    const [x, y] = scene.places.get(thing);
    const spot = network.canvasToDOM({ x, y });
    const outside = spot.x < 30 || spot.y < 30 || spot.x > host.clientWidth - 30 || spot.y > host.clientHeight - 30;
    if (outside) moveTo({ position: { x, y } });
    else network.redraw();
    const links = edgesOf.get(thing).length;
    announce(`${data.label(thing)}, ${TYPE_NAMES[data.typeOf(thing)]}, ${count(links, "link")}`);
  }

  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (HEADINGS[event.key]) step(event.key);
    else if (event.key === "Enter" && cursor >= 0) handlers.select({ kind: "node", at: cursor }, { byKey: true });
    else return;
    event.preventDefault();
  });
  host.addEventListener("focus", () => { if (cursor < 0 && scene.nodes.length) moveCursor(scene.nodes[0]); else network?.redraw(); });
  host.addEventListener("blur", () => network?.redraw());

  return {
    start, show, showAll, zoom, handlers,
    redraw: () => { stale = true; network.redraw(); },
    restyle: () => show(scene, { fit: false }),
    scene: () => scene,
    cursor: () => cursor,
    /** Where things are on the screen, for tests and for other parts of the page. */
    spot: (thing) => network.canvasToDOM({ x: scene.places.get(thing)[0], y: scene.places.get(thing)[1] }),
    middle: (pair) => { const [x, y] = middle(pair); return network.canvasToDOM({ x, y }); },
    element: () => host.querySelector("canvas"),
    labels: () => labelPlan.get(),
    scale: () => network.getScale(),
  };
})();
