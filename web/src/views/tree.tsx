/** What the core tells, built from its elements: nothing is parsed, and only known tags are made. */
import { Component, type ComponentChild, createRef, h } from "preact";
import type { Branch } from "../core/messages.ts";

const TAGS: ReadonlySet<string> = new Set(
  (
    "article div p h1 h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td caption figure figcaption details summary span " +
    "strong em b i section header footer blockquote br hr svg g path line rect circle polyline polygon ellipse " +
    "text tspan title desc defs clippath a time small sub sup mark data col colgroup aside nav main"
  ).split(" "),
);

const ATTRIBUTES =
  /^(class|id|role|lang|dir|tabindex|hidden|scope|colspan|rowspan|aria-[a-z]+|data-[a-z0-9-]+|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|viewBox|viewbox|preserveAspectRatio|text-anchor|dominant-baseline|fill|stroke|stroke-width|opacity|focusable|open|datetime|clip-path)$/;

/** Make the elements of one branch. */
export function grow(branch: Branch, key = 0): ComponentChild {
  if (typeof branch === "string") return branch;
  const [tag, attributes, children] = branch;
  if (!TAGS.has(tag.toLowerCase())) return "";
  const kept: Record<string, string | boolean | number> = { key };
  for (const [name, value] of Object.entries(attributes))
    if (ATTRIBUTES.test(name)) kept[name === "viewbox" ? "viewBox" : name] = value;
  return h(tag, kept, ...children.map((one, n) => grow(one, n)));
}

interface Props {
  readonly branch: Branch;
}

/** A branch on the page. It is made once; what is within it, charts above all, works by keys. */
export class Tree extends Component<Props> {
  private readonly root = createRef<HTMLDivElement>();

  override shouldComponentUpdate(next: Props): boolean {
    return next.branch !== this.props.branch;
  }

  override componentDidMount(): void {
    this.prepare();
  }

  override componentDidUpdate(): void {
    this.prepare();
  }

  /** One mark of each chart can be reached by Tab; arrow keys go on from there. */
  private prepare(): void {
    for (const picture of this.root.current?.querySelectorAll("[data-chart]") ?? [])
      for (const [n, mark] of [...picture.querySelectorAll(".mark")].entries())
        mark.setAttribute("tabindex", n === 0 ? "0" : "-1");
  }

  private readonly tell = (event: { target: EventTarget | null }): void => {
    const mark = event.target instanceof Element ? event.target.closest(".mark") : null;
    const readout = mark?.closest("figure")?.querySelector(".readout");
    if (mark && readout) readout.textContent = mark.getAttribute("aria-label");
  };

  private readonly move = (event: KeyboardEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest(".mark") : null;
    const marks = [...(mark?.closest("[data-chart]")?.querySelectorAll(".mark") ?? [])];
    if (mark === null || marks.length === 0) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowDown: 1,
      ArrowLeft: -1,
      ArrowUp: -1,
    };
    const from = marks.indexOf(mark);
    const by = steps[event.key];
    const to =
      event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : by === undefined ? null : from + by;
    if (to === null) return;
    event.preventDefault();
    const next = marks[Math.max(0, Math.min(marks.length - 1, to))];
    mark.setAttribute("tabindex", "-1");
    next?.setAttribute("tabindex", "0");
    if (next instanceof SVGElement || next instanceof HTMLElement) next.focus();
  };

  override render() {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the marks within it take the keys
      <div
        class="report"
        ref={this.root}
        onKeyDown={this.move}
        onFocusCapture={this.tell}
        onPointerOver={this.tell}
      >
        {grow(this.props.branch)}
      </div>
    );
  }
}
