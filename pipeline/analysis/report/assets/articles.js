// Articles with their claims and names marked in place.
parts.push({
  name: "articles", label: "Articles",
  show(section, article, claim) {
    const chosen = Math.min(Number(article) || 0, data.articles.length - 1);
    section.append(el("h2", {}, "Articles"), el("p", { class: "lead" },
      "Point at a marked number, tap it or reach it with the Tab key to see what was read from it; dotted names tell who or what they are."));
    if (chosen < 0) return section.append(el("p", {}, "No articles were read yet."));
    const list = el("ul", { class: "list" });
    const search = el("input", { type: "search", placeholder: "title, publisher or words", "aria-label": "Search the articles", oninput: fill });
    const pane = el("article", {});
    section.append(el("div", { class: "reader" }, el("div", {}, el("div", { class: "filters" }, search), list), pane));
    fill();
    story(pane, chosen, claim === undefined ? null : Number(claim));

    function fill() {
      const wanted = search.value.toLowerCase();
      const found = data.articles.filter((a) => !wanted || `${a.title} ${a.publisher} ${a.day} ${a.text}`.toLowerCase().includes(wanted));
      list.replaceChildren(...found.map((a) => el("li", {}, el("a", { href: `#articles/${a.n}`, "aria-current": a.n === chosen ? "true" : null },
        heading(a), el("small", {}, `${a.day} · ${a.publisher || "no publisher"} · ${counted(claimsOf(a.n).filter((one) => one.again === null).length, "claim")}${a.is_copy ? " · copy" : ""}`)))));
      if (!found.length) list.append(el("li", {}, el("a", {}, "Nothing found.")));
      list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    }
  },
});

const byArticle = new Map();
for (const claim of data.claims) byArticle.set(claim.article, [...(byArticle.get(claim.article) || []), claim]);
const claimsOf = (article) => byArticle.get(article) || [];
const counted = (n, noun) => `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`;

function story(pane, number, chosen) {
  const article = data.articles[number];
  const claims = claimsOf(number);
  const impacts = [...new Set(claims.map((claim) => claim.impact))];
  pane.append(
    el("p", { class: "soft" }, [article.day, article.publisher, article.language !== "en" ? article.language : ""].filter(Boolean).join(" · ") + " ",
      /^https?:/.test(article.url || "") ? el("a", { href: article.url, rel: "noreferrer noopener" }, "address of the article") : null,
      article.copy_of !== null ? el("span", {}, " · a copy of ", el("a", { href: `#articles/${article.copy_of}` }, heading(data.articles[article.copy_of]))) : null),
    el("p", { class: "legend" }, impacts.map((impact) => el("mark", { class: "claim", tone: tone(impact) }, words(impact))),
      Object.entries(kinds).map(([kind, colour]) => { const shown = el("mark", { class: "name" }, kind); shown.style.setProperty("--kind", colour); return shown; })),
    marked(article, claims, chosen));
  pane.querySelector(".chosen")?.scrollIntoView({ block: "center" });
}

function marked(article, claims, chosen) {
  const points = pointsOf(article.n);
  const cuts = new Set([0, points.length]);
  const spans = [];
  const add = (start, end, what) => { if (start < end) { spans.push({ start, end, ...what }); cuts.add(start); cuts.add(end); } };
  for (const [start, end, entity] of article.mentions) add(start, end, { entity: data.entities[entity] });
  for (const claim of claims) {
    add(claim.evidence_start, claim.evidence_end, { evidence: true });
    add(claim.start_char, claim.end_char, { claim });
  }
  const titled = article.title && article.text.startsWith(article.title) ? Array.from(article.title).length : 0;
  cuts.add(titled);
  const edges = [...cuts].sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const body = el("div", { class: "story" }), title = el("span", { class: "title" });
  if (titled) body.append(title);
  const reached = new Set();
  let open = [], next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
    open = open.filter((one) => one.end > start);
    const text = points.slice(start, end).join("");
    (end <= titled ? title : body).append(open.length ? piece(text, open, reached, chosen) : text);
  }
  return body;
}

function piece(text, open, reached, chosen) {
  const shortest = (list) => list.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const claim = shortest(open.filter((one) => one.claim))?.claim;
  const entity = shortest(open.filter((one) => one.entity))?.entity;
  const names = ["evidence", "claim", "name"].filter((_, i) => [open.some((one) => one.evidence), claim, entity][i]);
  if (claim?.kind === "assertion") names.push("charge");
  if (claim && claim.n === chosen) names.push("chosen");
  const made = el("mark", { class: names.join(" "), tone: claim ? tone(claim.impact) : null }, text);
  if (entity) made.style.setProperty("--kind", kinds[entity.kind] || "#808a94");
  if (claim && !reached.has(claim)) { made.tabIndex = 0; reached.add(claim); }
  if (claim) noted(made, () => claimFields(claim));
  else if (entity) noted(made, () => [el("strong", {}, entity.name), fieldList([["is", words(entity.kind)], ["described as", entity.description], ["country", entity.country_iso3]])]);
  return made;
}
