import Magnifier from "icon:magnifier";
import type { SearchResult } from "../../backend/generated/types";
import { idToAsk } from "../../state/search/searchBox";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/** Nothing was found: said no stronger than it is, with what else can be done. */
export function NoMatch({ result }: { result: SearchResult }) {
  const app = useApp();
  const { filtered, unread, clearFilters, readUnread } = app.sessions;
  const text = words.find.noMatch;
  const { looksLike } = result.understood;
  const missing = unread.value;
  const id = idToAsk(app.searchBox.text.value, result.understood);
  const narrowed = app.scope.value.kind === "one" && app.workspaces.all.value.length > 1;
  return (
    <div class="empty">
      <Magnifier />
      <h1 tabIndex={-1}>{text.title}</h1>
      {result.nothing !== null && <p>{text.why(result.nothing)}</p>}
      {(looksLike.kind === "noAddress" || looksLike.kind === "hiddenLink") && (
        <p>{words.search.looksLike(looksLike, null)}.</p>
      )}
      {filtered.value && <p>{text.filtered}</p>}
      <p>
        <strong>{text.notProof}</strong> {text.reasons}
      </p>
      {missing.length > 0 && <p>{text.notRead(missing.map(({ name }) => name))}</p>}
      <div class="buttons">
        {filtered.value && (
          <Button look="primary" onClick={clearFilters}>
            {words.find.clearFilters}
          </Button>
        )}
        {missing.length > 0 && (
          <Button onClick={readUnread}>{text.read(missing.length, missing[0]?.name ?? "")}</Button>
        )}
        {narrowed && <Button onClick={() => (app.scope.value = { kind: "all" })}>{words.results.searchAll}</Button>}
        {id !== null && <Button onClick={() => void app.askServers(id)}>{text.askServers}</Button>}
      </div>
    </div>
  );
}
