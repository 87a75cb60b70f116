"use strict";
for (const picture of document.querySelectorAll("[data-chart]")) {
  const marks = [...picture.querySelectorAll(".mark")];
  const readout = picture.parentElement.querySelector(".readout");
  const show = (mark) => { readout.textContent = mark.getAttribute("aria-label"); };
  const go = (from, to) => {
    const next = marks[Math.max(0, Math.min(marks.length - 1, to))];
    from.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  marks.forEach((mark, i) => {
    mark.setAttribute("tabindex", i ? "-1" : "0");
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("pointerenter", () => show(mark));
    mark.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) go(mark, i + step);
      else if (event.key === "Home") go(mark, 0);
      else if (event.key === "End") go(mark, marks.length - 1);
      else return;
      event.preventDefault();
    });
  });
}
if (parent !== self)  // Inside another page of ours, which gives it its whole height.
  new ResizeObserver(() => {
    parent.postMessage({ height: document.documentElement.scrollHeight }, "*");
  }).observe(document.body);
if (parent !== self)
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") parent.postMessage({ escape: true }, "*");
  });
// What a counsellor is handed on paper.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("#before, #who, #unknown, #made")) part.open = true;
});
