import type { App } from "./app";
import { keyName } from "./shared/keyName";

interface ShortcutTarget {
  /** Puts the cursor in the one box. */
  focusSearch(): void;
  /** Copies the shown card for a ticket. */
  copyForTicket(): void;
  lock(): void;
  /** Selects what is found, and says how much that is. */
  selectResults(): void;
  /** Closes the newest open disclosure; returns whether there was one. */
  closeMenu(): boolean;
  /** From the page to the list. */
  leavePage(): void;
}

/** Listens to the keys that work everywhere in the window, until the signal is aborted. */
export function shortcuts(window: Window, app: App, target: ShortcutTarget, until: AbortSignal): void {
  window.addEventListener("keydown", (event) => press(event, app, target), { signal: until });
}

function press(event: KeyboardEvent, app: App, target: ShortcutTarget) {
  if (isLock(event)) {
    event.preventDefault();
    return target.lock();
  }
  if (isDialogOpen(app) || (event.defaultPrevented && !isReload(event)) || event.altKey) return;
  if (act(event, app, target)) event.preventDefault();
}

function act(event: KeyboardEvent, app: App, target: ShortcutTarget): boolean {
  const command = event.ctrlKey || event.metaKey;
  const key = keyName(event);
  if (command && key === "k") return done(() => target.focusSearch());
  if (command && event.shiftKey && key === "c" && app.finder.selected.peek() !== null)
    return done(() => target.copyForTicket());
  if (command && !event.shiftKey && key === "r") return done(() => void app.checkAgain());
  if (command && /^[1-9]$/.test(key)) return openWorkspace(app, Number(key) - 1);
  if (command && !event.shiftKey && key === "a" && !isTyping(event.target)) return selectResults(app, target);
  if (command && !event.shiftKey && key === "z" && !isTyping(event.target) && app.revocation.undo.undoNewest())
    return true;
  if (key === "f1") return done(() => (app.dialog.value = { kind: "shortcuts" }));
  if (command || isTyping(event.target)) return key === "escape" ? back(app, event.target, target) : false;
  if (key === "/") return done(() => target.focusSearch());
  if (key === "?") return done(() => (app.dialog.value = { kind: "shortcuts" }));
  return key === "escape" && back(app, event.target, target);
}

/**
 * Whether any dialog is open or about to be drawn, such as the one before the window closes. The target of a press does
 * not tell: a click on text in a dialog moves the focus to the body.
 */
function isDialogOpen({ dialog, prompts, revocation }: App): boolean {
  const isOpening = [dialog, prompts.shown, revocation.proposal].some((one) => one.peek() !== null);
  return isOpening || document.querySelector("dialog[open]") !== null;
}

/** The page has refused to load again already (`view/ownPage`); here the key means to check again. */
function isReload(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && keyName(event) === "r";
}

/** Works whatever else is open. */
function isLock(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && keyName(event) === "l";
}

function openWorkspace(app: App, place: number): boolean {
  const workspace = app.workspaces.all.peek()[place];
  if (workspace) app.go({ kind: "workspace", id: workspace.id });
  return workspace !== undefined;
}

function selectResults(app: App, target: ShortcutTarget): boolean {
  const listed =
    app.page.peek().kind === "search" && app.lookUps.asked.peek() === null && app.finder.result.peek() !== null;
  return listed && done(() => target.selectResults());
}

/**
 * One level back: a sign-out that was not sent yet, the details, then the selection, then the outcome of a look-up,
 * then what stands in the box, if the cursor is in it, then an open disclosure, then a page that keeps what is on it.
 */
function back(app: App, from: EventTarget | null, target: ShortcutTarget): boolean {
  if (app.revocation.undo.undoNewest()) return true;
  if (app.finder.selected.peek() !== null) return done(() => app.finder.select(null));
  if (app.selection.size.peek() > 0 && app.page.peek().kind === "search") return done(() => app.selection.clear());
  const inBox = from instanceof HTMLElement && from.matches("search input");
  const outcome = app.lookUps.asked.peek() !== null && (inBox || app.page.peek().kind === "search");
  const typed = inBox && app.searchBox.text.peek() !== "";
  if (outcome || typed) return done(() => app.typeSearch(""));
  if (target.closeMenu()) return true;
  const page = app.page.peek().kind;
  return (page === "activity" || page === "incident") && done(() => target.leavePage());
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}

function done(run: () => void): true {
  run();
  return true;
}
