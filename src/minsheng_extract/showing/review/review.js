"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = id => document.getElementById(id);
  // The data comes in columns; a row is an object made of them.
  const rows = columns => {
    const names = Object.keys(columns);
    return columns[names[0]].map((_, n) => Object.fromEntries(names.map(name => [name, columns[name][n]])));
  };
  const [figures, alignments, unexplained, failures, notices] =
    ["figures", "alignments", "unexplained", "failures", "documents"].map(name => rows(data[name]));
  const figureOf = new Map(figures.map(figure => [figure.quantity_id, figure]));
  const STEP = 60;
  const SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "range": ""};

  // Marks live in the browser, under a name that belongs to these rows.
  const store = "minsheng-review:" + (figures[0]?.quantity_id ?? "") + ":" + data.figures_of;
  let marks = {};
  try { marks = JSON.parse(localStorage.getItem(store)) ?? {}; } catch { /* a browser that keeps nothing */ }
  const keep = () => { try { localStorage.setItem(store, JSON.stringify(marks)); } catch { /* the same */ } };

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter(child => child !== null && child !== ""));
    return element;
  };
  const chinese = (tag, className, ...children) => {
    const element = make(tag, className, ...children);
    element.lang = "zh-Hans";
    return element;
  };
  const fact = (name, value) => value === null || value === "" || value?.length === 0 ? null
    : make("span", "", name + " ", chinese("b", "", Array.isArray(value) ? value.join("、") : String(value)));
  const number = value => value === null ? "–" : value.toLocaleString("en-US", {maximumFractionDigits: 6});
  const amount = f => (SIGNS[f.comparator] ?? "") + number(f.value)
    + (f.value_high === null ? "" : " – " + number(f.value_high)) + (f.unit ? " " + f.unit : "")
    + (f.per ? " / " + f.per : "");
  const looks = reasons => reasons.map(reason => chinese("span", "look", reason));
  const noticeName = n => notices[n] ? notices[n].title || notices[n].path : "";
  const place = (...parts) => chinese("div", "place", ...parts.filter(Boolean).map(part => make("span", "", part)));

  function marked(id) {
    const button = (mark, sign) => {
      const element = make("button", mark, sign);
      element.type = "button";
      element.title = mark;
      element.onclick = () => setMark(element.closest("article"), mark);
      return element;
    };
    return make("span", "marks", button("right", "✓"), button("wrong", "✗"));
  }
  function setMark(article, mark) {
    const id = article.dataset.id;
    if (marks[id] === mark) delete marks[id]; else marks[id] = mark;
    article.dataset.mark = marks[id] ?? "";
    keep();
  }
  function card(id, ...children) {
    const article = make("article", "", ...children);
    if (id) { article.dataset.id = id; article.dataset.mark = marks[id] ?? ""; }
    return article;
  }

  // A sentence with the figures that are meant marked in it; those of other sentences are left alone.
  function marksIn(sentence, meant) {
    const spans = meant.filter(f => f && data.sentences[f.sentence] === sentence).sort((a, b) => a.from - b.from);
    const parts = [];
    let end = 0;
    for (const f of spans) {
      parts.push(sentence.slice(end, f.from), make("mark", "", sentence.slice(f.from, f.to)));
      end = f.to;
    }
    return [...parts, sentence.slice(end)];
  }

  function figureCard(f) {
    const change = {increase: "↑ ", decrease: "↓ "}[f.change] ?? "";
    return card(f.quantity_id,
      make("div", "head", make("span", "role " + f.role, f.role),
        chinese("span", "name", [f.action, f.indicator].filter(Boolean).join(" · ") || "—"),
        chinese("span", "value", change + amount(f)), marked()),
      chinese("p", "text", ...marksIn(data.sentences[f.sentence], [f])),
      make("div", "facts", fact("due", f.deadline && f.deadline + (f.deadline_from ? ` (${f.deadline_from})` : "")),
        fact("lead", f.lead_units)),
      make("div", "", ...looks(f.review)),
      place(noticeName(f.document), [f.item_path.join(" "), f.item_title].filter(Boolean).join(" "), f.location),
      make("code", "", f.rules.join("  ")));
  }
  function alignmentCard(a) {
    const ratio = a.ratio === null ? "" : (100 * a.ratio).toFixed(1) + " %";
    const pair = number(a.target_value) + " → " + number(a.actual_value) + (a.unit ? " " + a.unit : "");
    return card(a.alignment_id,
      make("div", "head", make("span", "role " + a.status, a.status.replace("_", " ")),
        chinese("span", "name", a.indicator || "—"), chinese("span", "value", pair), make("span", "", ratio), marked()),
      chinese("p", "text", ...marksIn(a.plan_sentence, [figureOf.get(a.plan_quantity_id)])),
      a.actual_sentence
        ? chinese("p", "text answer", ...marksIn(a.actual_sentence, a.actual_quantity_ids.map(id => figureOf.get(id)))) : null,
      make("div", "facts", fact("because", a.reason), fact("claimed", a.claimed), fact("lead", a.lead_units),
        fact("relation", a.relation)),
      make("div", "", ...looks(a.review)), place(noticeName(a.plan), a.report === a.plan ? "" : noticeName(a.report)));
  }
  const unexplainedCard = u => card("",
    chinese("p", "text", "…" + u.before, make("mark", "", u.text), u.after + "…"), place(noticeName(u.document), String(u.start)));
  const failureCard = f => card("",
    make("div", "head", make("span", "role unmet", f.error), chinese("span", "name", f.path), make("span", "", f.stage)),
    chinese("p", "", f.detail));

  const TABS = {
    figures: {name: "Figures", rows: figures, card: figureCard, doc: f => [f.document],
      text: f => [f.indicator, f.action, f.unit, f.deadline, f.lead_units.join(" "), f.item_title, data.sentences[f.sentence]]},
    alignments: {name: "Alignments", rows: alignments, card: alignmentCard, doc: a => [a.plan, a.report],
      text: a => [a.indicator, a.plan_sentence, a.actual_sentence, a.reason, a.lead_units.join(" ")]},
    unexplained: {name: "Unexplained", rows: unexplained, card: unexplainedCard, doc: u => [u.document],
      text: u => [u.before, u.text, u.after]},
    failures: {name: "Failures", rows: failures, card: failureCard, doc: () => [], text: f => Object.values(f)},
  };
  let tab = TABS.figures, shown = [], drawn = 0, here = -1;

  function passes(row, wanted) {
    if (wanted.document !== "" && !tab.doc(row).includes(Number(wanted.document))) return false;
    if (wanted.role !== "" && (row.role ?? row.status) !== wanted.role) return false;
    if (wanted.reason === "*" && !row.review?.length) return false;
    if (wanted.reason !== "" && wanted.reason !== "*" && !row.review?.includes(wanted.reason)) return false;
    const mark = marks[row.quantity_id ?? row.alignment_id] ?? "none";
    if (wanted.mark !== "" && mark !== wanted.mark) return false;
    return wanted.words.every(word => tab.text(row).some(text => text && text.includes(word)));
  }
  function draw() {
    const wanted = {words: $("search").value.split(/\s+/).filter(Boolean)};
    for (const id of ["document", "role", "reason", "mark"]) wanted[id] = $(id).value;
    shown = tab.rows.filter(row => passes(row, wanted));
    drawn = 0;
    here = -1;
    $("list").replaceChildren();
    const more = tab === TABS.figures && data.figures_of > figures.length
      ? ` (page holds ${figures.length.toLocaleString("en-US")} of ${data.figures_of.toLocaleString("en-US")})` : "";
    $("count").textContent = `${shown.length.toLocaleString("en-US")} of ${tab.rows.length.toLocaleString("en-US")}${more}`;
    if (!shown.length) $("list").append(make("p", "empty", tab.rows.length ? "Nothing passes these filters." : "Nothing here."));
    drawMore();
  }
  function drawMore() {
    const next = shown.slice(drawn, drawn + STEP);
    $("list").append(...next.map(tab.card));
    drawn += next.length;
  }
  function options(id, first, values) {
    $(id).replaceChildren(new Option(first, ""), ...values.map(([text, value]) => new Option(text, value)));
    $(id).hidden = values.length === 0;
  }
  function counted(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => [`${value} (${count})`, value]);
  }
  function choose(key) {
    tab = TABS[key];
    for (const button of $("tabs").children) button.setAttribute("aria-selected", String(button.dataset.key === key));
    const reasons = counted(tab.rows.flatMap(row => row.review ?? []));
    options("document", "all notices", key === "failures" ? [] : notices.map((notice, n) => [noticeName(n), String(n)]));
    options("role", key === "alignments" ? "any status" : "any role", counted(tab.rows.map(row => row.role ?? row.status).filter(Boolean)));
    options("reason", "any reason", reasons.length ? [["to look at", "*"], ...reasons] : []);
    $("mark").hidden = key !== "figures" && key !== "alignments";
    $("mark").value = "";
    draw();
    scrollTo(0, 0);
  }
  for (const [key, {name, rows}] of Object.entries(TABS)) {
    const button = make("button", "", name, make("small", "", rows.length.toLocaleString("en-US")));
    button.type = "button";
    button.dataset.key = key;
    button.setAttribute("role", "tab");
    button.onclick = () => choose(key);
    $("tabs").append(button);
  }

  let waiting = 0;
  $("filters").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(draw, 120); });
  $("filters").addEventListener("submit", event => event.preventDefault());
  new IntersectionObserver(entries => { if (entries[0].isIntersecting) drawMore(); }, {rootMargin: "1200px"}).observe($("end"));

  function move(step) {
    const cards = $("list").querySelectorAll("article");
    here = Math.max(0, Math.min(cards.length - 1, here + step));
    for (const card of cards) card.classList.toggle("here", card === cards[here]);
    cards[here]?.scrollIntoView({block: "center"});
  }
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    const card = $("list").querySelector("article.here[data-id]");
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "o" && card) setMark(card, "right");
    else if (event.key === "x" && card) setMark(card, "wrong");
    else if (event.key === "/") $("search").focus();
    else return;
    event.preventDefault();
  });

  $("export").onclick = () => {
    const quoted = value => '"' + String(value ?? "").replaceAll('"', '""') + '"';
    const lines = [["id", "mark", "path", "start", "indicator", "value", "unit", "sentence"]];
    for (const f of figures) if (marks[f.quantity_id]) lines.push([f.quantity_id, marks[f.quantity_id],
      notices[f.document].path, f.start, f.indicator, f.value, f.unit, data.sentences[f.sentence]]);
    for (const a of alignments) if (marks[a.alignment_id]) lines.push([a.alignment_id, marks[a.alignment_id],
      notices[a.plan]?.path, "", a.indicator, a.target_value, a.unit, a.plan_sentence]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map(line => line.map(quoted).join(",")).join("\r\n")], {type: "text/csv"}));
    link.download = "marks.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const named = location.hash.slice(1);  // review.html#failures opens on the failures
  choose(named in TABS ? named : figures.length || !failures.length ? "figures" : "failures");
})();
