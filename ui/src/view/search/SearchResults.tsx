import Warning from "icon:warning";
import { useEffect } from "preact/hooks";
import type { SearchResult } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { ErrorNotice } from "../shared/ErrorNotice";
import { CountLine } from "./CountLine";
import { FilterBar } from "./FilterBar";
import { ResultList } from "./list/ResultList";
import { NoMatch } from "./NoMatch";

/** What was found among the sessions that were read. */
export function SearchResults({ result }: { result: SearchResult }) {
  const app = useApp();
  const failed = app.finder.failed.value;
  useTelling(result);
  return (
    <>
      {result.total > 0 && (
        <h1 class="unseen" tabIndex={-1}>
          {words.card.list}
        </h1>
      )}
      {(result.total > 0 || app.sessions.filtered.value) && <FilterBar result={result} />}
      <CountLine result={result} />
      {failed !== null && (
        <ErrorNotice
          error={failed}
          about={{ name: words.general.app, host: "" }}
          said={{ headline: words.find.failed, guidance: "" }}
          alert
        />
      )}
      {result.doubtful.map(({ workspaceId, percent, internetAddress }) => (
        <p class="doubtful" key={workspaceId}>
          <Warning />
          {words.find.doubtful(app.workspaces.find(workspaceId)?.name ?? "", percent, internetAddress.text)}
        </p>
      ))}
      {result.total > 0 ? <ResultList result={result} /> : <NoMatch result={result} />}
    </>
  );
}

/** After the last key for so long, in milliseconds, the number of what was found is said. */
const TOLD_AFTER = 800;

function useTelling({ total }: SearchResult) {
  const app = useApp();
  const { text, filters } = app.finder.query.value;
  useEffect(() => {
    const life = new AbortController();
    if (text.trim() !== "" || app.sessions.filtered.peek()) {
      app.clock.after(TOLD_AFTER, () => app.announcer.say(words.find.announced(total)), life.signal);
    }
    return () => life.abort();
  }, [app, text, filters, total]);
}
