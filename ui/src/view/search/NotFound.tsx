import type { Asked } from "../../state/search/lookUp";
import type { Summary } from "../../state/search/summary";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { focusBox } from "./focusBox";

/** An empty answer, said no stronger than it is. */
export function NotFound({ asked, summary }: { asked: Asked; summary: Summary }) {
  const app = useApp();
  const text = words.results;
  const all = asked.rows.length;
  const askedAll = summary.notFound.length === all;
  if (summary.notFound.length === 0) return null;
  const more = asked.scope.kind === "one" && app.workspaces.all.value.length > 1;
  return (
    <div class="note info not-found">
      <div>
        {askedAll && <p class="trouble-headline">{text.notFound.headline}</p>}
        <p>{askedAll ? text.notFound.guidance : text.notFound.onlyAsked}</p>
        <p>{text.notProof}</p>
        <div class="buttons">
          {more && <Button onClick={() => void app.askEverywhere()}>{text.searchAll}</Button>}
          <Button
            onClick={() => {
              app.searchInstead("");
              focusBox();
            }}
          >
            {text.personInstead}
          </Button>
        </div>
      </div>
    </div>
  );
}
