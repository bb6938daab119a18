import CircleCheck from "icon:circle-check";
import Warning from "icon:warning";
import type { App } from "../../state/app";
import { isAsked } from "../../state/search/lookUp";
import { onEnter } from "../../state/search/searchBox";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";

/** What the box thinks was typed or pasted, and what Enter would do. */
export function Recognition() {
  const app = useApp();
  const understood = app.finder.understood.value;
  if (app.searchBox.text.value.trim() === "" || understood === null)
    return <span class="soft at-rest">{words.search.hint}</span>;
  const { looksLike, sessionId, leftOut } = understood;
  const said = words.search.looksLike(looksLike, sessionId);
  const enter = whatEnterDoes(app);
  const unfit = looksLike.kind === "noAddress" || looksLike.kind === "hiddenLink";
  const left = leftOut.length > 0 ? words.search.leftOut(leftOut) : null;
  const id = sessionId !== null && looksLike.kind !== "id" ? sessionId : null;
  const afterId = left !== null || enter !== null;
  return (
    <span class={`recognised${unfit ? " unfit" : ""}`}>
      {said !== null && (unfit ? <Warning /> : <CircleCheck />)}
      {said !== null && <span>{id === null && afterId ? followed(said) : said}</span>}
      {id !== null && (
        <span>
          <code>{id}</code>
          {afterId && followed("")}
        </span>
      )}
      {left !== null && <span class="soft">{enter === null ? left : followed(left)}</span>}
      {enter !== null && <span class="soft">{enter}</span>}
    </span>
  );
}

/** With the dot that parts it from what comes next: a line may end with it, and does not begin with it. */
function followed(said: string): string {
  return `${said}\u00a0·`;
}

function whatEnterDoes(app: App): string | null {
  const understood = app.finder.understood.value;
  const enter = understood && onEnter(understood, app.finder.result.value);
  switch (enter?.kind) {
    case "show":
      return words.search.willShow;
    case "ask":
      return whereEnterLooks(app);
    case "search": {
      const unread = app.sessions.unread.value;
      return unread.length === 0 ? null : words.search.willRead(unread.length, unread[0]?.name ?? "");
    }
    case "refused":
    case undefined:
      return null;
  }
}

function whereEnterLooks(app: App): string {
  const scope = app.scope.value;
  const all = app.workspaces.all.value;
  const only = scope.kind === "one" ? all.find((one) => one.id === scope.id) : undefined;
  if (only) return words.search.willAsk(only.name);
  const count = all.filter(isAsked).length;
  return words.search.willAskAll(count, all.length - count);
}
