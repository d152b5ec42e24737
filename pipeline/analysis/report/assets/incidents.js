// Incidents: a timeline, a table, and a card for one of them.
parts.push({
  name: "incidents", label: "Incidents",
  show(section, id) {
    section.append(el("h2", {}, "Incidents"), el("p", { class: "lead" },
      "Claims that tell of one event, joined across articles. Grading counts voices; it does not weigh them: weak is one voice, fair two or more, contested a denial or figures that exclude one another."));
    if (!data.incidents.length) return section.append(el("p", {}, "No incidents were found."));
    const detail = el("div", { class: "detail", "aria-live": "polite" });
    const choose = (one) => { history.replaceState(null, "", `#incidents/${one.incident_id}`); detail.replaceChildren(incidentCard(one)); detail.scrollIntoView({ block: "nearest" }); };
    section.append(timeline(data.incidents, choose), detail, incidentTable(choose));
    const chosen = data.incidents.find((one) => one.incident_id === id);
    if (chosen) choose(chosen);
  },
});

function incidentTable(choose) {
  const newest = data.incidents.toSorted((a, b) => (b.date_start || "").localeCompare(a.date_start || "") || dead(b) - dead(a));
  const box = el("div", {});
  let shown = 100;
  draw();
  return box;
  function draw() {
    box.replaceChildren(el("h3", {}, "All incidents"), el("div", { class: "scroll" }, el("table", { class: "cards" },
      el("thead", {}, el("tr", {}, ["When", "Where", "Event", "Killed", "Injured", "Other impacts", "Articles", "Voices", "Grading"].map((label) => el("th", { scope: "col" }, label)))),
      el("tbody", {}, newest.slice(0, shown).map((one) => el("tr", {}, [
        ["When", el("button", { type: "button", onclick: () => choose(one) }, unbroken(days(one.date_start, one.date_end)) || "no day")], ["Where", one.place || ""], ["Event", one.role === "background" ? [words(one.kind), el("span", { class: "soft" }, " (history)")] : words(one.kind)],
        ["Killed", figureOf(one, "killed")], ["Injured", figureOf(one, "injured")],
        ["Other impacts", one.impacts.split(",").map((i) => i.trim()).filter((i) => !["killed", "injured"].includes(i)).map(words).join(", ")],
        ["Articles", one.n_articles], ["Voices", one.n_independent], ["Grading", pill(one.grading, grades[one.grading])],
      ].map(([label, value]) => el("td", { "data-label": label }, value))))))),
    newest.length > shown ? el("p", {}, el("button", { type: "button", onclick: () => { shown += 200; draw(); } }, `Show more of ${grouped(newest.length)}`)) : "");
  }
}

function incidentCard(one) {
  const rules = [...new Set(one.estimates.map((e) => e.rule))], impacts = [...new Set(one.estimates.map((e) => e.impact))];
  const shown = (e) => (!e ? "" : e.low !== null && e.low === e.high ? grouped(e.low) : span(e.low, e.high) || (e.best === null ? "–" : `about ${grouped(e.best)}`));
  const cell = (impact, rule) => { // where a word changes what the rule gives, its reading stands apart from what was stated
    const stated = shown(estimate(one, impact, rule)), read = shown(estimate(one, impact, rule, true));
    if (!stated && !read && rule === "intersection" && estimate(one, impact, "hull")?.basis === "stated") return el("span", { class: "soft" }, "none in common");
    return [stated, read && read !== stated ? el("span", { class: "reading" }, `read: ${read}`) : ""];
  };
  const byGroups = [...new Set(one.estimates.filter((e) => e.basis === "groups").map((e) => words(e.impact)))];
  const told = one.claims.filter(({ claim }) => data.claims[claim].again === null), left = one.claims.length - told.length;
  return el("div", { class: "card" },
    el("h3", {}, unbroken(titleOf(one))),
    el("p", { class: "soft" }, `${counted(one.n_claims, "claim")} in ${counted(one.n_articles, "article")}, ${counted(one.n_independent, "independent voice")} `, pill(one.grading, grades[one.grading])),
    impacts.length ? el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Rule"), impacts.map((impact) => el("th", { scope: "col", class: "number" }, words(impact))))),
      el("tbody", {}, rules.map((rule) => el("tr", {}, el("th", { scope: "row", title: meaningOf(rule) }, words(rule)), impacts.map((impact) => el("td", { class: "number" }, cell(impact, rule)))))))) : null,
    one.words.length ? el("p", { class: "soft" }, "Words without a value: ", [...new Set(one.words.map((w) => w.impact))].map((impact) => `${words(impact)} ${vague(one, impact)}`).join("; "),
      ". “read:” sets the least that a word says beside the numbers: a convention, not a report. Other readings: mart.policies.") : null,
    byGroups.length ? el("p", { class: "soft" }, `Nobody counts all victims (${byGroups.join(", ")}): these bounds follow from figures of groups of them.`) : null,
    el("h3", {}, "What the articles say"),
    told.map(({ claim, why, linked }) => claimQuote(data.claims[claim], why, linked)),
    left ? el("p", { class: "soft" }, `${counted(left, "headline")} that the article repeats ${left === 1 ? "is" : "are"} left out.`) : null);
}

function claimQuote(claim, why, linked = null) {
  const article = data.articles[claim.article];
  return el("div", { class: "quote", tone: tone(claim.impact) }, excerpt(claim), el("div", { class: "soft" },
    pill(claim.impact, tone(claim.impact)), " ", linkTo(claim, `${article.day}, ${article.publisher || heading(article)}`), claim.source_text ? `, by account of ${claim.source_text}` : "", why ? `; here because: ${why}` : "",
    linked === null ? "" : [", with ", linkTo(data.claims[linked], `“${data.claims[linked].number_text}”`), ` of ${data.articles[data.claims[linked].article].day}`]));
}
