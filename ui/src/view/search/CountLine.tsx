import Kebab from "icon:meatballs";
import Refresh from "icon:refresh";
import type { SearchResult } from "../../backend/generated/types";
import { coverage } from "../../state/search/coverage";
import { words } from "../../words/words";
import { SearchCallerButton } from "../incident/SearchCallerButton";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Disclosure } from "./Disclosure";

/** How many were found, what the number is made of, and how sure it is. */
export function CountLine({ result }: { result: SearchResult }) {
  const app = useApp();
  const { readings, readAgain, readable, unread, readUnread } = app.sessions;
  const name = (id: string) => app.workspaces.find(id)?.name ?? "";
  const made = coverage(result, readings.all.value, app.statuses.value);
  const now = app.finder.recounted.value ?? result;
  const ended = Math.max(0, Math.min(result.total - now.total, app.revocation.revokedSince(app.finder.proofs())));
  // What was signed out since and is in the list counts as shown; what is not in it does not.
  const known = now.sources.reduce((sum, { sessions }) => sum + sessions, ended);
  const parts = words.find.count(made, result.total, known, result.groups, app.now.value, name);
  const text = words.reading.complete;
  const sure = result.sources.flatMap(({ workspaceId }) => {
    const reading = readings.all.value.get(workspaceId);
    return reading?.kind === "ended" ? [text.sure(name(workspaceId), reading.end)] : [];
  });
  return (
    <div class="count-line">
      <p data-testid="count">{[...parts, ...(ended > 0 ? [words.revocation.endedSince(ended)] : [])].join(" · ")}</p>
      {readable.value.length > 0 && (
        <Button small look="link" onClick={() => readAgain("whatIsNew")}>
          <Refresh />
          {words.find.checkAgain}
        </Button>
      )}
      {result.total > 0 && unread.value.length > 0 && (
        <Button small look="link" onClick={readUnread}>
          {words.find.noMatch.read(unread.value.length, unread.value[0]?.name ?? "")}
        </Button>
      )}
      <Disclosure label={words.find.more} icon={<Kebab />}>
        {now.total > 0 && (app.sessions.filtered.value || app.finder.query.value.text.trim() !== "") && (
          <Button
            small
            look="outDanger"
            onClick={() =>
              void app.revocation.propose({
                kind: "found",
                query: { ...app.finder.query.peek(), anchor: null, visible: 0 },
              })
            }
          >
            {words.revocation.offer.found}
          </Button>
        )}
        <SearchCallerButton />
        <details class="details">
          <summary>{text.title}</summary>
          <div class="details-body">
            {sure.length > 0 && (
              <ul>
                {sure.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            <p>{text.guidance}</p>
            {readable.value.length > 0 && (
              <Button small onClick={() => readAgain("everything")}>
                {text.readAll}
              </Button>
            )}
          </div>
        </details>
      </Disclosure>
    </div>
  );
}
