import { keyName } from "../state/shared/keyName";

/**
 * Keeps the window the app's own, until the signal is aborted: what is dropped on it is not opened,
 * no key loads the page again, and the web view's own menu is there for text alone. The program
 * refuses every other page all the same.
 */
export function keepOwnPage(window: Window, until: AbortSignal): void {
  const listen = <Kind extends keyof WindowEventMap>(kind: Kind, hear: (event: WindowEventMap[Kind]) => void) =>
    window.addEventListener(kind, hear, { signal: until });

  /** Text may be dropped into a field. Whoever takes something else has prevented the default already. */
  function refuseDrop(event: DragEvent) {
    if (event.defaultPrevented || (isField(event.target) && !event.dataTransfer?.types.includes("Files"))) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  }

  listen("dragover", refuseDrop);
  listen("drop", refuseDrop);
  listen("contextmenu", (event) => {
    if (!isField(event.target) && !isSelected(window, event.target)) event.preventDefault();
  });
  listen("keydown", (event) => {
    const key = keyName(event);
    if (key === "f5" || ((event.ctrlKey || event.metaKey) && key === "r")) event.preventDefault();
  });
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea")
  );
}

/** Whether the text that is selected, to be copied, is here. */
function isSelected(window: Window, target: EventTarget | null): boolean {
  const selection = window.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    target instanceof Node &&
    selection.getRangeAt(0).intersectsNode(target)
  );
}
