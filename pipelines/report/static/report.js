// What a page does beyond showing: choosing a marked passage shows its rows, and the search finds pages by name.
// A plain script, since a page opened from a file may load neither modules nor data. Without it, marks lead to the rows.
"use strict";

const dateline = {};

(() => {
  const text = document.querySelector(".text");
  const details = document.getElementById("details");
  if (!text || !details) return;

  const found = JSON.parse(document.getElementById("found").textContent);
  const passages = [...text.querySelectorAll(".mark")];
  const marksOf = (passage) => passage.dataset.marks.split(" ").map(Number);
  const hint = [...details.childNodes];
  let chosen = null;

  for (const passage of passages) {
    passage.setAttribute("role", "button");
    passage.setAttribute("aria-controls", "details");
    passage.setAttribute("aria-description", passage.className.replace("mark ", "").replaceAll(" ", ", "));
  }

  function choose(passage) {
    chosen = passage;
    const marks = marksOf(passage);
    for (const other of passages) {
      other.classList.toggle("chosen", marksOf(other).some((mark) => marks.includes(mark)));
      other.removeAttribute("aria-pressed");
    }
    passage.setAttribute("aria-pressed", "true");
    const cards = new Map();
    for (const mark of marks) {
      const { card, note } = found[mark];
      if (!cards.has(card)) cards.set(card, copyOf(card));
      if (note) cards.get(card).append(paragraph("how", note));
    }
    details.replaceChildren(closing(), ...cards.values());
    details.scrollTop = 0;
  }

  function close() {
    passages.forEach((passage) => passage.classList.remove("chosen"));
    chosen.removeAttribute("aria-pressed");
    details.replaceChildren(...hint);
    chosen.focus();
    chosen = null;
  }

  function copyOf(id) {
    const copy = document.getElementById(id).cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  }

  function paragraph(name, words) {
    const element = document.createElement("p");
    element.className = name;
    element.textContent = words;
    return element;
  }

  function closing() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "Close";
    button.addEventListener("click", close);
    return button;
  }

  // A link to a row, from another page or from a card, chooses the passage where the row stands.
  function follow() {
    const card = decodeURIComponent(location.hash.slice(1));
    const passage = passages.find((other) => marksOf(other).some((mark) => found[mark].card === card));
    if (!passage) return;
    choose(passage);
    passage.focus({ preventScroll: true });
    passage.scrollIntoView({ block: "center" });
  }

  text.addEventListener("click", (event) => {
    const passage = event.target.closest(".mark");
    if (!passage || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(passage);
    if (event.detail === 0) details.focus(); // by keyboard: its rows are next, and Escape leads back
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(".mark")) return;
    event.preventDefault();
    event.target.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) close();
  });
  window.addEventListener("hashchange", follow);
  follow();
})();

(() => {
  const MOST = 30;
  const box = document.querySelector(".search");
  const input = document.getElementById("search");
  const hits = document.getElementById("hits");
  const root = document.body.dataset.root;
  const shelves = new Map();
  box.hidden = false;

  const folded = (words) => words.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const wordsOf = (words) => folded(words).match(/[\p{L}\p{N}_]+/gu) ?? [];

  // Each script in search/ calls this with what begins with its letter.
  dateline.found = (letter, entries) => {
    shelves.set(letter, entries.map(([address, name, told]) => ({ address, name, told, words: wordsOf(name) })));
    look();
  };

  function load(letter) {
    if (shelves.has(letter)) return;
    shelves.set(letter, []);
    const script = document.createElement("script");
    script.src = `${root}search/${letter.codePointAt(0).toString(16)}.js`;
    document.head.append(script);
  }

  function look() {
    const wanted = wordsOf(input.value);
    hits.hidden = wanted.length === 0;
    if (hits.hidden) return;
    const letter = [...wanted[0]][0];
    load(letter);
    const fits = (entry) => wanted.every((start) => entry.words.some((word) => word.startsWith(start)));
    const fitting = shelves.get(letter).filter(fits);
    hits.querySelector("p").textContent = told(fitting.length);
    hits.querySelector("ul").replaceChildren(...fitting.slice(0, MOST).map(hit));
  }

  function told(number) {
    if (number === 0) return "Nothing is called so.";
    return number > MOST ? `The first ${MOST} of ${number}` : `${number} found`;
  }

  function hit(entry) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + entry.address;
    link.textContent = entry.name;
    const beside = document.createElement("span");
    beside.textContent = entry.told;
    item.append(link, beside);
    return item;
  }

  input.addEventListener("input", look);
  input.addEventListener("focus", look);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.focus();
    hits.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) hits.hidden = true;
  });
})();
