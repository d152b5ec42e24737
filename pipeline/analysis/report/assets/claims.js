// All claims in a table with filters.
const perPage = 50;
const columns = [
  ["number", "Number", (c) => c.value_best ?? c.value_high ?? c.value_low ?? -1, (c) => [linkTo(c, c.number_text), c.again === null ? "" : el("span", { class: "soft" }, " headline")]],
  ["impact", "Impact", (c) => c.impact, (c) => pill(c.impact, tone(c.impact))],
  ["who", "Who", (c) => c.victim_text || "", (c) => c.victim_text],
  ["where", "Where", (c) => c.place || "", (c) => c.place],
  ["when", "When", (c) => c.period_start || "", (c) => unbroken(days(c.period_start, c.period_end))],
  ["measure", "Measure", (c) => c.measure || "", (c) => words(c.measure)],
  ["source", "By whose account", (c) => c.source_text || "", (c) => c.source_text],
  ["status", "Status", (c) => c.status, (c) => (c.status === "asserted" ? "asserted" : pill(c.status, grades.contested))],
  ["article", "Article", (c) => data.articles[c.article].day, (c) => `${data.articles[c.article].day} ${data.articles[c.article].publisher || ""}`],
];
const filters = { words: "", impact: "", measure: "", status: "", least: "", wholes: false, originals: false, headlines: false };
let order = ["article", -1], pageNo = 0;

parts.push({
  name: "claims", label: "Claims",
  show(section) {
    section.append(el("h2", {}, "Claims"), el("p", { class: "lead" },
      "One row a number and impact, as an article has it; a headline that the article repeats is no report of its own. Do not add them up: parts stand beside their whole, running totals beside the day's figures."));
    const select = (name, label) => el("label", {}, label, el("select", { onchange: (event) => set(name, event.target.value) },
      el("option", { value: "" }, "all"), [...new Set(data.claims.map((c) => c[name]).filter(Boolean))].sort().map((code) =>
        el("option", { value: code, selected: filters[name] === code }, words(code)))));
    const check = (name, label) => el("label", { class: "check" }, el("input", { type: "checkbox", checked: filters[name], onchange: (event) => set(name, event.target.checked) }), label);
    const table = el("div", { "aria-live": "polite" });
    section.append(el("div", { class: "filters", role: "search" },
      el("label", {}, "Words", el("input", { type: "search", value: filters.words, placeholder: "place, source, who", oninput: (event) => set("words", event.target.value) })),
      select("impact", "Impact"), select("measure", "Measure"), select("status", "Status"),
      el("label", {}, "At least", el("input", { type: "number", min: 0, value: filters.least, oninput: (event) => set("least", event.target.value) })),
      check("wholes", "leave parts out"), check("originals", "leave copies out"), check("headlines", "show headlines that the article repeats"),
      el("button", { type: "button", onclick: save }, "Save as CSV")), table);
    draw();

    function set(name, value) { filters[name] = value; pageNo = 0; draw(); }
    function draw() {
      const found = sorted(data.claims.filter(passes));
      const pages = Math.max(1, Math.ceil(found.length / perPage));
      pageNo = Math.min(pageNo, pages - 1);
      const step = (by, label) => el("button", { type: "button", disabled: pageNo + by < 0 || pageNo + by >= pages, onclick: () => { pageNo += by; draw(); } }, label);
      table.replaceChildren(
        el("p", { class: "pages" }, `${counted(found.length, "claim")}`, pages > 1 ? [step(-1, "Back"), `page ${pageNo + 1} of ${pages}`, step(1, "Next")] : null),
        found.length ? el("div", { class: "scroll" }, el("table", { class: "cards" }, head(draw), el("tbody", {}, found.slice(pageNo * perPage, (pageNo + 1) * perPage).map(row)))) : el("p", {}, "No claim passes these filters."));
    }
  },
});

function passes(c) {
  const value = c.value_best ?? c.value_high ?? c.value_low;
  return ["impact", "measure", "status"].every((name) => !filters[name] || c[name] === filters[name])
    && (filters.least === "" || (value !== null && value >= Number(filters.least)))
    && (filters.headlines || c.again === null)
    && (!filters.wholes || c.part_of === null) && (!filters.originals || !data.articles[c.article].is_copy)
    && (!filters.words || [c.number_text, c.victim_text, c.place, c.source_text, c.cause_text, c.actor_text, data.articles[c.article].publisher, data.articles[c.article].title]
      .join(" ").toLowerCase().includes(filters.words.toLowerCase()));
}

function sorted(claims) {
  const key = columns.find(([name]) => name === order[0])[2];
  return claims.sort((a, b) => { const [x, y] = [key(a), key(b)]; return (x < y ? -1 : x > y ? 1 : a.n - b.n) * (x === y ? 1 : order[1]); });
}

function head(draw) {
  return el("thead", {}, el("tr", {}, columns.map(([name, label]) => el("th", { scope: "col", "aria-sort": order[0] !== name ? null : order[1] > 0 ? "ascending" : "descending" },
    el("button", { type: "button", onclick: () => { order = [name, order[0] === name ? -order[1] : 1]; draw(); } }, label, order[0] === name ? (order[1] > 0 ? " ↑" : " ↓") : "")))));
}

const row = (claim) => el("tr", {}, columns.map(([, label, , shown]) => el("td", { "data-label": label }, shown(claim) ?? "")));

function save() {
  const names = Object.keys(data.claims[0] || {}).filter((name) => !["stances", "again"].includes(name)); // part_of names a claim by its n
  const cell = (value) => (value === null ? "" : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const lines = sorted(data.claims.filter(passes)).map((claim) => names.map((name) => cell(name === "article" ? data.articles[claim.article].id : claim[name])).join(","));
  const link = el("a", { href: URL.createObjectURL(new Blob([[names.join(","), ...lines].join("\n") + "\n"], { type: "text/csv" })), download: "claims.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
