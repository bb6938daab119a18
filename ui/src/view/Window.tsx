import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { App } from "../state/app";
import { openMenus } from "../state/shared/openMenus";
import { shortcuts } from "../state/shortcuts";
import { words } from "../words/words";
import { CodeDialog } from "./codes/CodeDialog";
import { AnotherDialog, DiscardDialog } from "./incident/IncidentDialogs";
import { leaveForNow } from "./incident/leaveForNow";
import { LockBar } from "./lock/LockBar";
import { LockDialog } from "./lock/LockDialog";
import { lockNow } from "./lock/lockNow";
import { SignOutDialog } from "./revoke/SignOutDialog";
import { Shell } from "./Shell";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { copyTicket } from "./search/export/copyTicket";
import { ExportDialog } from "./search/export/ExportDialog";
import { focusFirstResult } from "./search/focusBox";
import { HintsDialog } from "./search/HintsDialog";
import { AppContext, useApp } from "./shared/appContext";
import { Button } from "./shared/Button";
import { MenusContext } from "./shared/disclosure";
import { ErrorNotice } from "./shared/ErrorNotice";
import { StatusRegion } from "./shared/StatusRegion";
import { takeDrops } from "./workspaces/add/dropping";
import { FirstRun } from "./workspaces/add/FirstRun";
import { EndLeftDialog } from "./workspaces/EndLeftDialog";
import { ImportPage } from "./workspaces/importing/ImportPage";
import { RemoveDialog } from "./workspaces/RemoveDialog";

/** Everything in the window, over one set of stores. */
export function Window({ app }: { app: App }) {
  const search = useRef<HTMLInputElement>(null);
  const dropping = useSignal(false);
  const menus = useMemo(openMenus, [app]);

  useEffect(() => {
    const life = new AbortController();
    const target = {
      focusSearch: () => focusSearch(app, search.current),
      copyForTicket: () => void copyForTicket(app),
      selectResults: () => void selectResults(app),
      lock: () => void lockNow(app),
      closeMenu: () => menus.closeNewest(),
      leavePage: () => leavePage(app),
    };
    shortcuts(window, app, target, life.signal);
    takeDrops(
      window,
      { onOver: (over) => (dropping.value = over), onFile: (file) => void app.chooseFile(file) },
      life.signal,
    );
    return () => life.abort();
  }, [app, menus]);

  return (
    <AppContext.Provider value={app}>
      <MenusContext.Provider value={menus}>
        <Content searchRef={search} />
      </MenusContext.Provider>
      <Dialogs />
      <LockBar />
      <StatusRegion />
      {dropping.value && <p class="drop-here">{words.adding.file.dropNow}</p>}
    </AppContext.Provider>
  );
}

function Content({ searchRef }: { searchRef: { current: HTMLInputElement | null } }) {
  const app = useApp();
  const opening = app.workspaces.opening.value;
  const title = windowTitle(app);
  useEffect(() => {
    document.title = title;
  }, [title]);

  switch (opening.kind) {
    case "opening":
      return <p class="opening">{words.general.opening}</p>;
    case "failed":
      return (
        <main class="page narrow">
          <h1 tabIndex={-1}>{words.general.openingFailed}</h1>
          <ErrorNotice error={opening.error} about={{ name: words.general.app, host: words.general.app }} alert>
            <Button onClick={() => void app.start()}>{words.errors.remedy("tryAgain")}</Button>
          </ErrorNotice>
        </main>
      );
    case "open":
      if (app.workspaces.all.value.length > 0) return <Shell searchRef={searchRef} />;
      return app.page.value.kind === "import" ? (
        <main class="first-run" tabIndex={-1}>
          <ImportPage />
        </main>
      ) : (
        <FirstRun />
      );
  }
}

function Dialogs() {
  const app = useApp();
  const prompt = app.prompts.shown.value;
  const dialog = app.dialog.value;
  const proposal = app.revocation.proposal.value;
  if (prompt !== null) return <CodeDialog prompt={prompt} key={prompt.request.workspaceId} />;
  if (proposal !== null) return <SignOutDialog proposal={proposal} key={proposal} />;
  if (dialog?.kind === "shortcuts") return <ShortcutsDialog />;
  if (dialog?.kind === "hints") return <HintsDialog />;
  if (dialog?.kind === "discardIncident") return <DiscardDialog />;
  if (dialog?.kind === "anotherIncident") return <AnotherDialog account={dialog.account} person={dialog.person} />;
  if (dialog?.kind === "export") return <ExportDialog />;
  if (dialog?.kind === "lock") return <LockDialog />;
  if (dialog?.kind === "endLeft") return <EndLeftDialog />;
  const workspace = dialog?.kind === "remove" ? app.workspaces.find(dialog.id) : undefined;
  return workspace ? <RemoveDialog workspace={workspace} /> : null;
}

function windowTitle(app: App): string {
  const page = app.page.value;
  if (page.kind !== "workspace") return words.general.app;
  const name = app.workspaces.all.value.find((one) => one.id === page.id)?.name;
  return name === undefined ? words.general.app : words.general.windowTitle(name);
}

/** In a narrow window the details hide the box: they are closed first, and the box is there once that is drawn. */
function focusSearch(app: App, input: HTMLInputElement | null) {
  if (input === null || getComputedStyle(input).visibility !== "hidden") return focusAll(input);
  app.finder.select(null);
  setTimeout(() => focusAll(input));
}

function focusAll(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}

/** Back to the list as it was, where the keys go on. */
function leavePage(app: App) {
  const scope = app.scope.peek();
  if (app.page.peek().kind === "incident") leaveForNow(app);
  else app.go({ kind: "search" });
  app.scope.value = scope;
  setTimeout(() => {
    if (document.activeElement === document.body && !focusFirstResult()) document.querySelector("main")?.focus();
  });
}

async function selectResults(app: App) {
  const all = await app.selection.selectResults();
  if (all !== null) app.announcer.say(words.select.all(all.selected, all.of));
}

async function copyForTicket(app: App) {
  const card = await app.shownCard();
  if (card !== null) await copyTicket(app, [card]);
}
