import type { VNode } from "preact";
import type { ResultLine } from "../../../ui/src/backend/generated/types";
import { type App, createApp } from "../../../ui/src/state/app";
import { systemClock } from "../../../ui/src/state/shared/clock";
import "../../../ui/src/style/style";
import { AppContext } from "../../../ui/src/view/shared/appContext";
import { Card } from "../../../ui/src/view/search/list/Card";
import { millionRows } from "../../../ui/tests/millionRows";
import { manyWorld } from "../../../ui/tests/preview/worlds";
import { scripted } from "../../../ui/tests/scripted";

/** The same sessions and the same cards for every list. */
const NOW = Date.parse("2026-11-23T05:34:50Z");
const opened = Date.now();

export function million(count: number) {
  const world = manyWorld();
  return millionRows(scripted(world), world.workspaces.map(({ id }) => id), count);
}

export type Million = ReturnType<typeof million>;

export function appOver(backend: Million): App {
  return createApp(backend, { ...systemClock, now: () => NOW + Date.now() - opened }, new AbortController().signal);
}

export function InApp({ app, children }: { app: App; children: VNode }) {
  return <AppContext.Provider value={app}>{children}</AppContext.Provider>;
}

export function CardOf({ line }: { line: ResultLine }) {
  if (line.kind === "heading") return null;
  return <Card card={line.card} hints={line.hints} selected={false} tabbable={false} onOpen={() => undefined} />;
}
