import { render } from "preact";
import type { Grouping } from "../../src/backend/generated/types";
import { createApp } from "../../src/state/app";
import { systemClock } from "../../src/state/shared/clock";
import "../../src/style/style";
import { SidePanel } from "../../src/view/search/details/SidePanel";
import { ResultList } from "../../src/view/search/list/ResultList";
import { AppContext, useApp } from "../../src/view/shared/appContext";
import { StatusRegion } from "../../src/view/shared/StatusRegion";
import { millionRows } from "../millionRows";
import { scripted } from "../scripted";
import { manyWorld } from "./worlds";

/** The list alone over sessions made on the fly: `million.html?count=1000000&group=person`. */
const NOW = Date.parse("2026-11-23T05:34:50Z");
const asked = new URLSearchParams(location.search);
const world = manyWorld();
const ids = world.workspaces.map(({ id }) => id);
const backend = millionRows(scripted(world), ids, Number(asked.get("count") ?? 1_000_000));
const app = createApp(backend, { ...systemClock, now: () => NOW }, new AbortController().signal);

function Page() {
  const { finder } = useApp();
  const result = finder.result.value;
  return (
    <div class={`shell${finder.selected.value === null ? "" : " with-panel"}`}>
      <nav class="rail" />
      <main>
        <h1 class="unseen">A million</h1>
        {result && <ResultList result={result} />}
      </main>
      <SidePanel />
    </div>
  );
}

const root = document.getElementById("app");
if (root) {
  await app.workspaces.open();
  await app.finder.search({ group: (asked.get("group") ?? "none") as Grouping });
  render(
    <AppContext.Provider value={app}>
      <Page />
      <StatusRegion />
    </AppContext.Provider>,
    root,
  );
  document.body.dataset.ready = "yes";
}
