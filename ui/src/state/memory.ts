import { effect } from "@preact/signals";
import type { App } from "./app";
import type { Query } from "./search/finder";
import type { Scope } from "./search/lookUp";
import type { Page } from "./shown";

/** View state kept over the lock. It holds no card and no session. */
export interface Memory {
  page: Page;
  scope: Scope;
  query: Query;
  /** Whether anything had been read, so that it is worth reading again. */
  hadRead: boolean;
}

export function remember(app: App): Memory {
  const hadRead = [...app.finder.known.peek().values()].some(({ asOf }) => asOf !== null);
  return { page: keptPage(app.page.peek()), scope: app.scope.peek(), query: app.finder.query.peek(), hadRead };
}

/** Restores page, scope and query; sends nothing. */
export function restore(app: App, { page, scope, query, hadRead }: Memory, until: AbortSignal): void {
  // A guided flow is not among what is remembered here; whether it came back is seen.
  app.go(page.kind === "incident" && app.incidents.open.peek() === null ? { kind: "search" } : page);
  app.scope.value = scope;
  void app.finder.search(query);
  if (hadRead) tellUntilRead(app, until);
}

/** Tells that cards were cleared, until the first reading begins: after that it is no longer so. */
function tellUntilRead({ notice, sessions }: App, until: AbortSignal) {
  notice.value = { kind: "unlocked" };
  const stop = effect(() => {
    const reads = [...sessions.readings.all.value.values()].some(({ kind }) => kind === "reading");
    if (reads && notice.peek()?.kind === "unlocked") notice.value = null;
  });
  until.addEventListener("abort", stop, { once: true });
}

/** A file that was being looked at is gone. */
function keptPage(page: Page): Page {
  return page.kind === "import" ? { kind: "search" } : page;
}
