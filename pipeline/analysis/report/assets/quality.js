// What the figures rest on, and what was left out.
parts.push({
  name: "quality", label: "Data quality",
  show(section) {
    const q = data.quality, counts = data.counts, numeric = counts.claims - counts.charges;
    section.append(el("h2", {}, "Data quality"), el("p", { class: "lead" }, `Read by a program (${counts.extractor || "no claims yet"}). Whoever uses a figure opens the article first.`));
    section.append(el("div", { class: "two" },
      el("div", {}, el("h3", {}, "Share of numeric claims for which the article says …"), q.fields.map(({ field, n }) => bar(field, n, numeric, null, numeric ? `${Math.round((100 * n) / numeric)} %` : ""))),
      el("div", {}, el("h3", {}, "Who is named as source"), q.sources.map(({ claimant_class, n }) => bar(words(claimant_class), n, Math.max(...q.sources.map((s) => s.n))))),
      el("div", {}, el("h3", {}, "Confidence that number and impact are right"), q.confidence.map(({ from, n }) => bar(`${from.toFixed(2)} to ${(from + 0.05).toFixed(2)}`, n, Math.max(...q.confidence.map((s) => s.n))))),
      el("div", {}, el("h3", {}, "Articles"), bar("read", counts.articles, counts.articles + counts.rejects), bar("copies of others", counts.copies, counts.articles + counts.rejects), bar("inputs rejected", counts.rejects, counts.articles + counts.rejects, grades.contested),
        q.languages.filter(({ language }) => language !== "en").map(({ language, n }) => bar(`language ${language}, not read`, n, counts.articles)))));
    section.append(el("h3", {}, "What the checks found"), q.issues.length ? table(["Check", "Severity", "Rows", "For example"], q.issues.map((i) => [words(i.check_name), i.severity, grouped(i.n), i.example])) : el("p", {}, "Nothing."));
    section.append(el("h3", {}, "Inputs without an article"), q.rejects.length ? table(["File", "Reason", "What to do"], q.rejects.map((r) => [r.path, words(r.reason), r.detail.startsWith(`${r.path}: `) ? r.detail.slice(r.path.length + 2) : r.detail])) : el("p", {}, "None: every input became an article."));
    if (q.rejects.length < counts.rejects) section.append(el("p", { class: "soft" }, `${grouped(counts.rejects)} in all; the rest is in raw.rejects.`));
  },
});

function bar(label, n, most, colour, shown) {
  const made = el("div", { class: "bar", tone: colour }, el("span", {}, label), el("i", {}), el("b", {}, shown || grouped(n)));
  if (!n) made.querySelector("i").style.visibility = "hidden";
  made.querySelector("i").style.width = `${most ? (100 * n) / most : 0}%`;
  return made;
}

const table = (names, rows) => el("div", { class: "scroll" }, el("table", { class: "cards" }, el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name)))),
  el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell, i) => el("td", { "data-label": names[i] }, cell ?? "")))))));
