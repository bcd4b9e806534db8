"use strict";
// Filters, jumps and finds. Everything on the page can be read, followed and printed without it.
(() => {
  const tools = document.querySelector(".tools");
  if (!tools) return;
  tools.hidden = false;
  const cards = [...document.querySelectorAll("article")];
  const marks = [...document.querySelectorAll("mark[data-n]")];
  const links = new Map([...document.querySelectorAll("a.to")].map((link) => [link.dataset.n, link]));
  const search = tools.querySelector("input");
  const output = tools.querySelector("output");
  const keys = tools.querySelector("details");
  const reasons = tools.querySelector("[data-reasons]");
  const chosen = { s: new Set(), c: new Set() };
  let shown = cards;
  let current = null;

  const wanted = (severity, category) =>
    (!chosen.s.size || chosen.s.has(severity)) && (!chosen.c.size || chosen.c.has(category));

  function filter() {
    const sought = search.value.trim().toLowerCase();
    const hidden = new Set();
    for (const card of cards) {
      card.hidden = !wanted(card.dataset.s, card.dataset.c)
        || (sought !== "" && !card.textContent.toLowerCase().includes(sought));
      if (card.hidden) hidden.add(card.id.slice(1));
      const link = links.get(card.id.slice(1));
      if (link) link.hidden = card.hidden;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", hidden.has(mark.dataset.n) || !wanted(mark.classList[0], mark.dataset.c));
    }
    shown = cards.filter((card) => !card.hidden);
    for (const button of tools.querySelectorAll("[data-s], [data-c]")) {
      const { s, c } = button.dataset;
      button.setAttribute("aria-pressed", String(s ? chosen.s.has(s) : chosen.c.has(c)));
    }
    tell();
  }

  function tell() {
    const at = shown.indexOf(current);
    output.textContent = `${at < 0 ? "–" : at + 1} / ${shown.length}`;
  }

  function choose(kind, value) {
    if (!chosen[kind].delete(value)) chosen[kind].add(value);
    filter();
  }

  function everything() {
    chosen.s.clear();
    chosen.c.clear();
    search.value = "";
    filter();
  }

  const numberOf = (card) => Number(card.id.slice(1));

  function go(step) {
    if (!shown.length) return;
    const here = current ? numberOf(current) : step > 0 ? 0 : Infinity; // which may be filtered away
    const next = step > 0
      ? shown.find((card) => numberOf(card) > here) ?? shown[shown.length - 1]
      : [...shown].reverse().find((card) => numberOf(card) < here) ?? shown[0];
    location.replace(`#${next.id}`);
    settle();
  }

  function settle() {
    const number = /^#[fm](\d+)$/.exec(location.hash)?.[1];
    for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
    current = number ? document.getElementById(`f${number}`) : null;
    for (const mark of marks) if (mark.dataset.n === number) mark.classList.add("current");
    if (current) {
      current.classList.add("current");
      current.focus({ preventScroll: true });
    }
    tell();
  }

  const byKey = {
    j: () => go(1),
    k: () => go(-1),
    0: () => { chosen.c.clear(); filter(); },
    d: () => reasons.click(),
    "/": () => search.focus(),
    "?": () => { keys.open = !keys.open; },
    Escape: everything,
  };
  for (const button of tools.querySelectorAll(".choices button")) {
    button.addEventListener("click", () => choose(button.dataset.s ? "s" : "c", button.dataset.s ?? button.dataset.c));
    const key = button.querySelector("kbd");
    if (key) byKey[key.textContent] = () => button.click();
  }
  for (const button of tools.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => go(Number(button.dataset.go)));
  }
  reasons.addEventListener("click", () => {
    reasons.setAttribute("aria-pressed", String(document.body.classList.toggle("reasons")));
  });
  tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  search.addEventListener("input", filter);
  addEventListener("hashchange", settle);
  addEventListener("click", (event) => {
    const mark = event.target.closest?.("mark[data-n]");
    if (!mark || mark.classList.contains("off") || !getSelection().isCollapsed) return;
    if (links.has(mark.dataset.n)) location.hash = `f${mark.dataset.n}`;
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target === search) {
      if (event.key === "Enter") go(1);
      else if (event.key === "Escape") { everything(); search.blur(); }
      else return;
    } else {
      const act = byKey[event.key];
      if (!act) return;
      act();
    }
    event.preventDefault();
  });
  filter();
  settle();
})();
