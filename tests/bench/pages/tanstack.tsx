import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { render } from "preact";
import type { ResultLine } from "../../../ui/src/backend/generated/types";
import { probe, ready } from "./probe";
import { appOver, CardOf, InApp, million } from "./sessions";

/** TanStack Virtual over a million cards of 88 px, as its documentation shows it: absolute rows, translated. */
const COUNT = 1_000_000;
const HEIGHT = 88;
const backend = million(COUNT);
const app = appOver(backend);
await app.workspaces.open();
const { id } = await backend.find({ ...app.finder.query.peek(), anchor: null, visible: 2 });
const lines = new Map<number, ResultLine>();

const scroller = document.createElement("div");
scroller.className = "found";
scroller.style.cssText = "position: fixed; inset: 0; overflow: auto";
document.getElementById("app")?.append(scroller);

const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
  count: COUNT,
  estimateSize: () => HEIGHT,
  overscan: 5,
  getScrollElement: () => scroller,
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  onChange: draw,
});

/** The rows are at hand: a list that fetches them is not what is compared. */
async function fetchRows(from: number, to: number) {
  for (const line of (await backend.lines(id, 2 * from, 2 * to)) ?? []) lines.set(line.at / 2, line);
}

function draw() {
  const items = virtualizer.getVirtualItems();
  const missing = items.filter((item) => !lines.has(item.index));
  const [first, last] = [missing[0], missing.at(-1)];
  if (first && last) void fetchRows(first.index, last.index + 1).then(() => draw());
  const rows = items.map((item) => {
    const line = lines.get(item.index);
    const style = `position: absolute; inset: 0 0 auto; height: ${HEIGHT}px; transform: translateY(${item.start}px)`;
    return (
      <li key={item.key} data-at={2 * item.index} style={style}>
        {line && <CardOf line={line} />}
      </li>
    );
  });
  render(
    <InApp app={app}>
      <ul class="found-list" style={`position: relative; height: ${virtualizer.getTotalSize()}px`}>
        {rows}
      </ul>
    </InApp>,
    scroller,
  );
}

virtualizer._didMount();
virtualizer._willUpdate();
draw();
ready(probe(() => scroller));
