import { render } from "preact";
import { probe, ready } from "./probe";
import { appOver, CardOf, InApp, million } from "./sessions";

/** Every card in the page. A thousandth of them: a page does not hold a million. */
const COUNT = 1_000;
const backend = million(COUNT);
const app = appOver(backend);
await app.workspaces.open();
const { id } = await backend.find({ ...app.finder.query.peek(), anchor: null, visible: 2 });
const lines = (await backend.lines(id, 0, 2 * COUNT)) ?? [];

const scroller = document.createElement("div");
scroller.className = "found";
scroller.style.cssText = "position: fixed; inset: 0; overflow: auto";
document.getElementById("app")?.append(scroller);
render(
  <InApp app={app}>
    <ul>
      {lines.map((line) => (
        <li key={line.at} data-at={line.at} style="height: 88px">
          <CardOf line={line} />
        </li>
      ))}
    </ul>
  </InApp>,
  scroller,
);
ready(probe(() => scroller));
