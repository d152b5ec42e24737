// Axes that the charts share, and the timeline of incidents.
const dayNumber = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
const isoDay = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

function timeTicks(from, to, most) { // first days of months or years, or single days, at most so many
  const ticks = [];
  for (const [step, months] of [[1], [2], [5], [7], [14], [0, 1], [0, 2], [0, 3], [0, 6], [0, 12], [0, 24], [0, 60], [0, 120], [0, 240]]) {
    ticks.length = 0;
    if (step) { for (let day = Math.ceil(from); day <= to && ticks.length <= most; day += step) ticks.push(day); }
    else for (let date = new Date(from * 86400000), month = date.getUTCFullYear() * 12 + date.getUTCMonth(); ; month++) {
      if (month % months) continue;
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
      if (day > to || ticks.length > most) break;
      if (day >= from) ticks.push(day);
    }
    if (ticks.length <= most) return ticks.map((day) => [day, step ? isoDay(day).slice(5) : isoDay(day).slice(0, months < 12 ? 7 : 4)]);
  }
  return [];
}

function valueTicks(most) { // 0 and round values up to the greatest
  const step = [1, 2, 5].map((n) => n * 10 ** Math.floor(Math.log10(Math.max(1, most) / 3))).find((size) => most / size <= 5) || Math.max(1, most);
  const ticks = [];
  for (let value = 0; value <= most * 1.02; value += Math.max(1, step)) ticks.push(value);
  return ticks;
}

function timeline(incidents, choose) {
  const dated = incidents.filter((one) => one.date_start);
  if (!dated.length) return el("p", { class: "soft" }, "No incident has a day.");
  // what lies years before the first article is background: told in the list below, not drawn
  const first = data.counts.first_day ? dayNumber(data.counts.first_day) - 120 : -Infinity;
  const near = dated.filter((one) => dayNumber(one.date_start) >= first);
  const shown = near.length ? near : dated;
  const numbers = shown.map((one) => dayNumber(one.date_start));
  const width = Math.max(320, Math.min(1200, document.getElementById("main").clientWidth - 30)), edge = 26;
  const from = Math.min(...numbers) - 1, to = Math.max(...numbers) + 1;
  const x = (day) => edge + ((day - from) / (to - from)) * (width - 2 * edge);
  const size = (one) => Math.min(26, 4 + 1.5 * Math.sqrt(dead(one) || 0));
  const lanes = [];
  const placed = shown.map((one) => {
    const radius = size(one), at = x(dayNumber(one.date_start));
    let lane = lanes.findIndex((end) => at - radius > end);
    if (lane < 0) lane = lanes.push(0) - 1;
    lanes[lane] = at + radius + 2;
    return { one, radius, at, lane };
  });
  const tall = Math.max(...placed.map((one) => one.radius)) * 2 + 3;
  const step = Math.max(11, Math.min(tall, 300 / lanes.length));
  const height = Math.max(90, tall + step * lanes.length + 30);
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${shown.length} incidents by day; the same in the table below` });
  for (const [day, label] of timeTicks(from, to, Math.floor(width / 80))) chart.append(
    svg("line", { class: "axis", x1: x(day), x2: x(day), y1: 8, y2: height - 24 }), svg("text", { x: x(day), y: height - 8, "text-anchor": "middle" }, label));
  for (const { one, radius, at, lane } of placed) chart.append(svg("circle", { class: "dot", cx: at, cy: height - 30 - tall / 2 - lane * step, r: radius, fill: grades[one.grading], onclick: () => choose(one) },
    svg("title", {}, `${titleOf(one)}\n${summaryOf(one)}`)));
  return el("div", {}, chart, el("p", { class: "legend" },
    Object.entries(grades).map(([grade, colour]) => pill(grade, colour)), "The area grows with the dead.",
    shown.length < dated.length ? ` ${counted(dated.length - shown.length, "earlier incident")} only in the table.` : ""));
}

// What a rule makes of the stated numbers; with `isRead`, of words without a value beside them, as the least that they say.
const estimate = (one, impact, rule, isRead = false) => one.estimates.find((e) => e.impact === impact && e.rule === rule && e.is_read === isRead);
const dead = (one) => { const hull = estimate(one, "killed", "hull") || estimate(one, "killed", "hull", true); return hull ? (hull.best ?? hull.low ?? hull.high) : 0; };
const vague = (one, impact) => one.words.filter((w) => w.impact === impact).map((w) => `“${w.word}”`).join(", ");
function figureOf(one, impact) { // the span of the numbers, then the words; a reading is called one
  const hull = estimate(one, impact, "hull"), stated = hull ? span(hull.low, hull.high) : "", said = vague(one, impact);
  const read = estimate(one, impact, "hull", true);
  return [stated, said && !stated && read ? `${said} (read as ${span(read.low, read.high)})` : said].filter(Boolean).join("; ");
}
const titleOf = (one) => [one.kind === "other" && one.place ? "" : words(one.kind), one.place, days(one.date_start, one.date_end)].filter(Boolean).join(", ");
function summaryOf(one) {
  const figures = one.impacts.split(",").map((impact) => impact.trim()).sort((a, b) => (b === "killed") - (a === "killed")).map((impact) => {
    const figure = figureOf(one, impact);
    return figure ? `${words(impact)} ${figure}` : words(impact);
  });
  return `${figures.join(", ")}; ${counted(one.n_articles, "article")}, ${counted(one.n_independent, "voice")}`;
}
