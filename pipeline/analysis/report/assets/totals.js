// Running totals over time, with bounds and claimants, and what contradicts.
parts.push({
  name: "totals", label: "Totals",
  show(section) {
    section.append(el("h2", {}, "Running totals"), el("p", { class: "lead" },
      "Totals as they were stated, by the day at which they stand. An arrow shows an open bound: upwards for “at least”, downwards for “up to”. A new count or another basis of counting is no contradiction."));
    const series = new Map();
    for (const toll of data.tolls.filter((one) => one.as_of)) {
      series.set(toll.series, [...(series.get(toll.series) || []), toll]);
    }
    const label = (tolls) => [tolls[0].place || "no place", words(tolls[0].impact), words(tolls[0].victim_group), tolls[0].since ? `since ${tolls[0].since}` : ""].filter(Boolean).join(", ");
    const names = [...series.keys()].sort((a, b) => series.get(b).length - series.get(a).length || a.localeCompare(b));
    if (!names.length) return section.append(el("p", {}, "No running totals were stated."));
    const chart = el("div", {}), rows = el("div", {});
    const select = el("select", { onchange: draw }, names.map((name) => el("option", { value: name }, `${label(series.get(name))} (${series.get(name).length})`)));
    section.append(el("div", { class: "filters" }, el("label", {}, "Total", select)), chart, rows);
    draw();
    function draw() {
      const tolls = series.get(select.value);
      chart.replaceChildren(tollChart(tolls));
      rows.replaceChildren(el("div", { class: "scroll" }, el("table", { class: "cards" }, el("thead", {}, el("tr", {}, ["As of", "Total", "By whose account", "Article", "Note"].map((label) => el("th", { scope: "col" }, label)))),
        el("tbody", {}, tolls.map((toll) => { const claim = data.claims[toll.claim]; return el("tr", {}, [["As of", toll.as_of], ["Total", linkTo(claim, claim.number_text)], ["By whose account", toll.source || "–"],
          ["Article", `${data.articles[claim.article].day} ${data.articles[claim.article].publisher || ""}`], ["Note", [toll.low === null && toll.best === null && toll.high === null ? "a word without a value: not drawn" : "", toll.is_reset ? "a new count" : "", toll.is_basis_change ? "another basis of counting" : ""].filter(Boolean).join(", ")]].map(([label, value]) => el("td", { "data-label": label }, value))); })))));
    }
  },
});

function tollChart(tolls) {
  const width = Math.max(320, Math.min(1200, document.getElementById("main").clientWidth - 30)), height = 320, left = 70, right = 16, top = 16, bottom = 34;
  const numbers = tolls.map((one) => dayNumber(one.as_of));
  const from = Math.min(...numbers) - 2, to = Math.max(...numbers) + 2;
  const values = tolls.map((one) => one.best ?? one.high ?? one.low).filter((value) => value !== null);
  const most = Math.max(1, ...values);
  const x = (day) => left + ((day - from) / (to - from)) * (width - left - right), y = (value) => height - bottom - (value / most) * (height - top - bottom);
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Running totals over time; the same in the table below" });
  for (const value of valueTicks(most)) chart.append(svg("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }), svg("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, grouped(value)));
  for (const [day, label] of timeTicks(from, to, Math.floor(width / 90))) chart.append(svg("text", { x: x(day), y: height - 10, "text-anchor": "middle" }, label));
  const voices = [...new Set(tolls.map((one) => one.source || "no source named"))], hues = Object.values(tones);
  voices.forEach((voice, number) => {
    const colour = hues[(number * 5) % hues.length];
    const own = tolls.filter((one) => (one.source || "no source named") === voice).sort((a, b) => a.as_of.localeCompare(b.as_of));
    const known = own.filter((one) => (one.best ?? one.high ?? one.low) !== null);
    let path = "";
    known.forEach((one, i) => { const at = `${x(dayNumber(one.as_of))} ${y(one.best ?? one.high ?? one.low)}`; path += i === 0 || one.is_reset || one.is_basis_change ? `M${at}` : `L${at}`; });
    if (known.length > 1) chart.append(svg("path", { d: path, fill: "none", stroke: colour, "stroke-width": 1.5, "stroke-opacity": 0.6 }));
    for (const one of known) {
      const at = x(dayNumber(one.as_of)), value = one.best ?? one.high ?? one.low;
      if (one.high === null) chart.append(svg("path", { d: `M${at} ${y(value)}v-22m-4 6l4 -6l4 6`, fill: "none", stroke: colour, "stroke-width": 1.5 }));
      else if (one.low === null) chart.append(svg("path", { d: `M${at} ${y(value)}v22m-4 -6l4 6l4 -6`, fill: "none", stroke: colour, "stroke-width": 1.5 }));
      else if (one.low !== one.high) chart.append(svg("path", { d: `M${at} ${y(one.low)}V${y(one.high)}`, stroke: colour, "stroke-width": 5, "stroke-opacity": 0.4 }));
      chart.append(svg("circle", { class: "dot", cx: at, cy: y(value), r: 5, fill: colour, onclick: () => { location.hash = `#articles/${data.claims[one.claim].article}/${one.claim}`; } },
        svg("title", {}, `${data.claims[one.claim].number_text}, as of ${one.as_of}, ${voice}`)));
    }
  });
  return el("div", {}, chart, el("p", { class: "legend" }, voices.map((voice, number) => el("span", { class: "pill", tone: hues[(number * 5) % hues.length] }, voice))));
}

parts.push({
  name: "contradictions", label: "Contradictions",
  show(section) {
    section.append(el("h2", {}, "Contradictions"), el("p", { class: "lead" }, "Pairs of claims that cannot both hold. Open bounds cannot contradict, and a denial of responsibility is no denial of a count."));
    if (!data.contradictions.length) section.append(el("p", {}, "None was found among the articles shown."));
    for (const pair of data.contradictions) section.append(el("div", { class: "card", style: "margin-bottom: 1rem" },
      el("p", {}, el("strong", {}, words(pair.rule)), `: ${pair.why}`),
      el("div", { class: "versus" }, claimQuote(data.claims[pair.claim_a]), claimQuote(data.claims[pair.claim_b]))));
    if (data.contradictions.length < data.counts.contradictions) section.append(el("p", { class: "soft" }, `${grouped(data.counts.contradictions)} in all; the widest of the articles shown are here, all are in mart.contradictions.`));
  },
});
