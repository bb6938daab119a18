import History from "icon:history";
import type { ActivityList } from "../../state/activity/activityList";
import { words } from "../../words/words";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { EntryRow } from "./EntryRow";

/** The rows, or why there are none. */
export function Entries({ list }: { list: ActivityList }) {
  const text = words.activity;
  const rows = list.rows.value;
  const error = list.error.value;
  if (error !== null) {
    return (
      <ErrorNotice error={error} about={{ name: words.general.app, host: words.general.app }} alert>
        <Button onClick={() => void list.renew()}>{words.errors.remedy("tryAgain")}</Button>
      </ErrorNotice>
    );
  }
  if (rows === null) return <p class="soft">{text.opening}</p>;
  if (rows.length === 0) return <Nothing list={list} />;
  return (
    <>
      <p class="soft" role="status" data-testid="activity-count">
        {text.shown(rows.length, list.more.value)}
      </p>
      <ul class="entries" aria-label={text.list}>
        {rows.map((row) => (
          <li key={row.number}>
            <EntryRow row={row} />
          </li>
        ))}
      </ul>
      {list.more.value && (
        <div class="buttons">
          <Button onClick={() => void list.older()}>{text.older}</Button>
        </div>
      )}
    </>
  );
}

function Nothing({ list }: { list: ActivityList }) {
  const query = list.filter.value.trim();
  const { nothing, noMatch, clearFilter } = words.activity;
  return (
    <div class="activity-nothing" role="status">
      <History />
      <p class="trouble-headline">{query === "" ? nothing.headline : noMatch.headline(query)}</p>
      <p class="soft">{query === "" ? nothing.guidance : noMatch.guidance}</p>
      {query !== "" && <Button onClick={() => list.search("")}>{clearFilter}</Button>}
    </div>
  );
}
