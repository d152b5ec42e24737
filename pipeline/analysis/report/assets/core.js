// What all parts share: the data, elements, numbers in words, and the note beside a mark.
const data = JSON.parse(document.getElementById("data").textContent);
const world = JSON.parse(document.getElementById("world").textContent);
const tones = {
  killed: "#d6455d", injured: "#e0862b", infected: "#c99a1c", missing: "#8f6fd1", abducted: "#b455b0", held: "#9a5fc4", released: "#4fa36b",
  rescued: "#3f9f7f", detained: "#7d74c9", displaced: "#2f8fc4", evacuated: "#3aa0b5", affected: "#5f8dd3", in_need: "#8a9a3b",
  structures: "#a0785a", aid_obstructed: "#b58a1f", abused: "#a85c6a",
};
const kinds = { person: "#4fa36b", organisation: "#5f8dd3", place: "#2fa5a5", people: "#b455b0", facility: "#c99a1c" };
const grades = { contested: "#d6455d", fair: "#2f8fc4", weak: "#8b95a1" };
const bounds = { at_least: "at least", more_than: "more than", at_most: "at most", less_than: "less than", about: "about", nearly: "nearly" };
const parts = []; // { name, label, show(section, argument) }
const tone = (impact) => tones[impact] || "#808a94";
const words = (code) => (code || "").replaceAll("_", " ");

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "tone") made.style.setProperty("--tone", value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const grouped = (value) => value.toLocaleString("en-US");

function span(low, high) {
  if (low === null && high === null) return "";
  if (low === high) return grouped(low);
  if (high === null) return `${grouped(low)} or more`;
  if (low === null) return `up to ${grouped(high)}`;
  return `${grouped(low)} to ${grouped(high)}`;
}

function days(from, to) {
  if (!from && !to) return "";
  return !to || from === to ? from : !from ? `to ${to}` : `${from} to ${to}`;
}

// The same text, days kept on one line.
const unbroken = (text) => text && el("span", {}, text.split(/(\d{4}-\d\d-\d\d)/).map((piece, i) => (i % 2 ? el("span", { class: "day" }, piece) : piece)));

const pill = (code, colour) => el("span", { class: "pill", tone: colour, title: meaningOf(code) }, words(code));

function meaningOf(code) {
  for (const codes of Object.values(data.meaning)) if (code in codes) return codes[code];
  return null;
}

function excerpt(claim, around = 90) {
  const points = pointsOf(claim.article);
  const from = Math.min(claim.evidence_start, claim.start_char), to = Math.max(claim.evidence_end, claim.end_char);
  const text = (start, end) => points.slice(Math.max(0, start), end).join("").replace(/\n+/g, " ¶ ").replace(/\s+/g, " ");
  const before = text(from - around, from), after = text(to, to + around);
  return el("span", {}, from > around ? "…" : "", before.replace(/^\S*\s/, from > around ? " " : "$&"),
    text(from, claim.start_char), el("strong", {}, text(claim.start_char, claim.end_char)), text(claim.end_char, to),
    after.replace(/\s\S*$/, " …"));
}

const texts = new Map();
function pointsOf(article) { // offsets count code points; strings here count UTF-16 units
  if (!texts.has(article)) texts.set(article, Array.from(data.articles[article].text));
  return texts.get(article);
}

const heading = (article) => article.title || Array.from(article.text).slice(0, 90).join("") + "…";
const linkTo = (claim, ...content) => el("a", { href: `#articles/${claim.article}/${claim.n}` }, ...content);

// The note: shown while a mark is hovered over or has the focus, kept where it was tapped or clicked.
const note = document.getElementById("note");
let kept = null;

function showNote(owner, content, keep) {
  if (kept && !keep && kept !== owner) return;
  note.replaceChildren(...content);
  note.hidden = false;
  owner.setAttribute("aria-describedby", "note");
  if (keep) kept = owner;
  note.classList.toggle("kept", Boolean(kept));
  const box = owner.getClientRects()[0] || owner.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - note.offsetWidth - 8));
  const below = box.bottom + 8, above = box.top - note.offsetHeight - 8;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${(below + note.offsetHeight > innerHeight && above > 0 ? above : below) + scrollY}px`;
}

function hideNote(even) {
  if (kept && !even) return;
  kept = null;
  note.hidden = true;
}

function noted(element, content) {
  element.addEventListener("mouseenter", () => showNote(element, content()));
  element.addEventListener("mouseleave", () => hideNote());
  element.addEventListener("focus", () => showNote(element, content()));
  element.addEventListener("blur", () => hideNote());
  element.addEventListener("click", (event) => { event.stopPropagation(); kept === element ? hideNote(true) : showNote(element, content(), true); });
  return element;
}
document.addEventListener("click", () => hideNote(true));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideNote(true); });
note.addEventListener("click", (event) => event.stopPropagation());

function fieldList(pairs) {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return el("dl", {}, shown.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value instanceof Node ? value : String(value))]));
}

function claimFields(claim) {
  const whole = claim.part_of === null ? null : data.claims[claim.part_of].number_text;
  const stances = claim.stances.map(([speaker, kind, stance]) => `${speaker} ${words(stance)}${kind ? ` (${words(kind)})` : ""}`).join("; ");
  return [
    el("strong", {}, claim.number_text),
    fieldList([
      ["impact", words(claim.impact)], ["value", claim.kind === "assertion" ? "a charge without a number" : valueOf(claim)],
      ["who", claim.victim_text], ["group", words(claim.victim_group)], ["were", words(claim.victim_status)], ["nationality", claim.victim_nationality],
      ["where", claim.place], ["placed by", words(claim.place_basis)], ["when", days(claim.period_start, claim.period_end)], ["dated by", claim.period_start ? words(claim.period_basis) : null],
      ["measure", words(claim.measure)], ["stood on", claim.as_of], ["cause", claim.cause_text], ["actor", claim.actor_text],
      ["by account of", claim.source_text || "the article's own voice"], ["status", words(claim.status)], ["by the words", claim.cue_text],
      ["counts", words(claim.count_basis)], ["part of", whole], ["stances", stances], ["confidence", claim.confidence],
    ]),
  ];
}

function valueOf(claim) {
  if (claim.quantifier === "vague") return "vague: no value";
  if (claim.quantifier === "range") return span(claim.value_low, claim.value_high);
  const value = claim.value_best ?? claim.value_high ?? claim.value_low;
  return value === null ? "" : `${bounds[claim.quantifier] ? bounds[claim.quantifier] + " " : ""}${grouped(value)}`;
}
