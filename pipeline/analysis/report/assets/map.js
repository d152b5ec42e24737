// Where incidents were, over an outline of the world that is part of the page.
parts.push({
  name: "map", label: "Map",
  show(section) {
    const placed = data.incidents.filter((one) => one.latitude !== null);
    section.append(el("h2", {}, "Map"), el("p", { class: "lead" },
      `${counted(placed.length, "incident")} of ${grouped(data.incidents.length)} have a place on the map. Dashed circles are known only to a region or a country: the circle stands in its middle.`));
    const detail = el("div", { class: "detail", "aria-live": "polite" });
    section.append(worldMap(placed, (one) => { detail.replaceChildren(incidentCard(one)); detail.scrollIntoView({ block: "nearest" }); }),
      el("p", { class: "legend" }, Object.entries(grades).map(([grade, colour]) => pill(grade, colour)), "Drag to move; + and − or the buttons to zoom; with the keyboard: arrows, +, −, 0."), detail);
  },
});

function worldMap(incidents, choose) {
  const ratio = document.getElementById("main").clientWidth < 600 ? 1.2 : 2;
  const chart = svg("svg", { class: "chart", tabindex: 0, role: "application", "aria-label": "Map of incidents; arrows move it, plus and minus zoom. All incidents are in the table under Incidents." });
  const ground = svg("g", {}, svg("path", { class: "land", d: world.land, "fill-rule": "evenodd" }), svg("path", { class: "borders", d: world.borders }));
  const dots = svg("g");
  chart.append(ground, dots);
  const circles = incidents.toSorted((a, b) => dead(b) - dead(a)).map((one) => {
    const circle = svg("circle", { class: `dot${one.place_precision >= 6 || /^[567]/.test(String(one.place_precision)) ? " vague" : ""}`, cx: one.longitude, cy: -one.latitude, fill: grades[one.grading], stroke: grades[one.grading], onclick: () => choose(one) },
      svg("title", {}, `${titleOf(one)}\n${summaryOf(one)}`));
    dots.append(circle);
    return [circle, Math.min(26, 4 + 1.5 * Math.sqrt(dead(one) || 0))];
  });
  let view = fit();
  draw();

  function fit() {
    if (!incidents.length) return [-180, -90, 360];
    const xs = incidents.map((one) => one.longitude), ys = incidents.map((one) => -one.latitude);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.min(360, Math.max(12, (right - left) * 1.2, (bottom - top) * 1.3 * ratio));
    return [(left + right) / 2 - width / 2, (top + bottom) / 2 - width / ratio / 2, width];
  }
  function draw() {
    view[2] = Math.min(360, Math.max(1, view[2]));
    view[0] = Math.max(-190, Math.min(190 - view[2], view[0]));
    view[1] = Math.max(-95, Math.min(95 - view[2] / ratio, view[1]));
    chart.setAttribute("viewBox", `${view[0]} ${view[1]} ${view[2]} ${view[2] / ratio}`);
    const pixel = view[2] / (chart.clientWidth || 900);
    for (const [circle, radius] of circles) circle.setAttribute("r", radius * pixel);
  }
  function zoom(by, x = view[0] + view[2] / 2, y = view[1] + view[2] / ratio / 2) {
    const width = Math.min(360, Math.max(1, view[2] * by)), scale = width / view[2];
    view = [x - (x - view[0]) * scale, y - (y - view[1]) * scale, width];
    draw();
  }
  const move = (dx, dy) => { view[0] += dx * view[2]; view[1] += dy * view[2]; draw(); };
  const keys = { "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1.6), 0: () => { view = fit(); draw(); }, ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.06), ArrowDown: () => move(0, 0.06) };
  chart.addEventListener("keydown", (event) => { if (keys[event.key] && !event.ctrlKey && !event.metaKey) { event.preventDefault(); keys[event.key](); } });
  let drag = null;
  chart.addEventListener("pointerdown", (event) => { drag = [event.clientX, event.clientY, ...view]; });
  chart.addEventListener("pointermove", (event) => {
    if (!drag || !event.buttons) return;
    const pixel = view[2] / chart.clientWidth;
    view[0] = drag[2] - (event.clientX - drag[0]) * pixel;
    view[1] = drag[3] - (event.clientY - drag[1]) * pixel;
    draw();
  });
  chart.addEventListener("pointerup", () => { drag = null; });
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // a page that scrolls must not be caught in the map
    event.preventDefault();
    const box = chart.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, view[0] + ((event.clientX - box.left) / box.width) * view[2], view[1] + ((event.clientY - box.top) / box.height) * (view[2] / ratio));
  }, { passive: false });
  new ResizeObserver(draw).observe(chart);
  const button = (label, name, act) => el("button", { type: "button", "aria-label": name, title: name, onclick: act }, label);
  return el("div", { class: "map" }, chart, el("div", { class: "zoom" },
    button("+", "Zoom in", () => zoom(0.6)), button("−", "Zoom out", () => zoom(1.6)), button("⤢", "Show all incidents", () => { view = fit(); draw(); })));
}
