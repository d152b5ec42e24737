// The first part, and the way from part to part by the address.
parts.unshift({
  name: "overview", label: "Overview",
  show(section) {
    const counts = data.counts;
    const tile = (label, value) => el("div", {}, el("dt", {}, label), el("dd", {}, value));
    section.append(el("h2", {}, "Overview"), el("p", { class: "lead" },
      counts.first_day ? unbroken(`Articles published ${days(counts.first_day, counts.last_day)}.`) : "No articles were read yet: asreported run FOLDER.",
      counts.shown < counts.articles ? ` This page holds the last ${grouped(counts.shown)} of ${grouped(counts.articles)} articles; the figures here count all.` : ""),
      el("dl", { class: "tiles" }, tile("articles", grouped(counts.articles)), tile("publishers", grouped(counts.publishers)), tile("claims with a number", grouped(counts.claims - counts.charges)),
        tile("charges without one", grouped(counts.charges)), tile("incidents", grouped(counts.incidents)), tile("contradictions", grouped(counts.contradictions))));
    const impacts = new Map();
    for (const claim of data.claims.filter((one) => one.again === null)) impacts.set(claim.impact, (impacts.get(claim.impact) || 0) + 1);
    const ranked = [...impacts].sort((a, b) => b[1] - a[1]);
    const deadliest = data.incidents.filter((one) => dead(one) > 0 && one.role !== "background").toSorted((a, b) => dead(b) - dead(a)).slice(0, 8);
    section.append(el("div", { class: "two" },
      el("div", {}, el("h3", {}, "Claims by impact"), ranked.map(([impact, n]) => bar(words(impact), n, ranked[0][1], tone(impact)))),
      el("div", {}, el("h3", {}, "Incidents with most dead, as reported"), deadliest.map((one) => el("p", {}, el("a", { href: `#incidents/${one.incident_id}` }, unbroken(titleOf(one))), el("br"), el("span", { class: "soft" }, summaryOf(one)))), deadliest.length ? "" : el("p", {}, "None."))));
  },
});

const order0 = ["overview", "incidents", "map", "totals", "contradictions", "claims", "articles", "quality"];
parts.sort((a, b) => order0.indexOf(a.name) - order0.indexOf(b.name));
const nav = document.getElementById("nav"), main = document.getElementById("main");
nav.append(...parts.map((part) => el("a", { href: `#${part.name}`, "data-part": part.name }, part.label)));

function go() {
  hideNote(true);
  const [name, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  const part = parts.find((one) => one.name === name) || parts[0];
  for (const link of nav.children) link.dataset.part === part.name ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  nav.querySelector("[aria-current]").scrollIntoView({ block: "nearest", inline: "nearest" });
  const section = el("section", { "aria-label": part.label });
  main.replaceChildren(section);
  part.show(section, ...rest);
  if (!rest.length) scrollTo(0, 0);
}
addEventListener("hashchange", go);
go();
