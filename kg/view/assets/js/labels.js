// Labels on the canvas: the most important first, each only where it covers no other; so they never overlap.

const labelPlan = (() => {
  const widths = new Map();
  let plan = []; // chosen labels: thing, text, font, offset from the node in pixels

  function measure(context, text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  const hit = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  /**
   * Choose labels. `nodes` stand in order of importance with their place and radius in pixels of the screen;
   * `counts` are the middles of edges with the number of statements to write there.
   */
  function make(context, nodes, counts, frame, family) {
    const taken = [];
    plan = [];
    // Nothing may be written across one of the larger nodes.
    const discs = nodes.slice(0, 300).map((n) => ({ x: n.x - n.r, y: n.y - n.r, w: 2 * n.r, h: 2 * n.r, thing: n.thing }));
    let tried = 0;
    for (const node of nodes) {
      if (node.x < -60 || node.y < -30 || node.x > frame.width + 60 || node.y > frame.height + 30) continue;
      if (++tried > 600 || plan.length >= (nodes.length > 1200 ? 110 : 220)) break;
      const size = node.strong ? 13 : 12;
      const font = `${node.strong ? 600 : 400} ${size}px ${family}`;
      const w = measure(context, node.text, font);
      const sides = [[-w / 2, node.r + 3], [-w / 2, -node.r - size - 3], [node.r + 4, -size / 2], [-node.r - 4 - w, -size / 2]];
      for (const [dx, dy] of sides) {
        const box = { x: node.x + dx - 3, y: node.y + dy - 1, w: w + 6, h: size + 3 };
        if (box.x < 2 || box.y < 2 || box.x + box.w > frame.width - 2 || box.y + box.h > frame.height - 2) continue;
        if (taken.some((other) => hit(box, other))) continue;
        if (!node.strong && discs.some((disc) => disc.thing !== node.thing && hit(box, disc))) continue;
        taken.push(box);
        plan.push({ thing: node.thing, text: node.text, font, dx, dy: dy + size - 1, box, strong: node.strong });
        break;
      }
    }
    for (const mark of counts) {
      const text = String(mark.count);
      const font = `600 10px ${family}`;
      const w = measure(context, text, font);
      const box = { x: mark.x - w / 2 - 4, y: mark.y - 7, w: w + 8, h: 14 };
      if (taken.some((other) => hit(box, other)) || discs.some((disc) => hit(box, disc))) continue;
      taken.push(box);
      plan.push({ edge: mark.edge, text, font, dx: -w / 2, dy: 3.5, w, box });
    }
    return plan;
  }

  return { make, get: () => plan };
})();
