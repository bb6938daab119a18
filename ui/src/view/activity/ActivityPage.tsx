import Download from "icon:download";
import { useEffect } from "preact/hooks";
import type { ActivityList } from "../../state/activity/activityList";
import { activityList } from "../../state/activity/activityList";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { CopyButton } from "../shared/CopyButton";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field, useFirstFocus } from "../shared/Field";
import { PageHeading } from "../shared/PageHeading";
import { useStore } from "../shared/useStore";
import { ChainDetails, ChainWarnings } from "./ChainState";
import { Entries } from "./Entries";
import { LeftOpen } from "./LeftOpen";

/** What was looked up and signed out, newest first, with what was left open on top. */
export function ActivityPage() {
  const app = useApp();
  const list = useStore((until) => activityList(app.backend, until), app);
  const field = useFirstFocus();
  const left = app.activity.left.value.length;
  useEffect(() => void app.activity.learn(), [app]);
  useEffect(() => void list.renew(), [list, left]);
  return (
    <div class="page activity">
      <PageHeading>{words.activity.title}</PageHeading>
      <p class="soft activity-lead">{words.activity.guidance}</p>
      <LeftOpen />
      <ChainWarnings list={list} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the field within */}
      <div class="activity-tools" onKeyDown={(event) => emptyFirst(event, list)}>
        <Field
          label={words.activity.filter}
          value={list.filter.value}
          onInput={(text) => list.search(text)}
          input={{ placeholder: words.activity.filterHint }}
          inputRef={field}
        />
        <Button onClick={() => void list.saveCopy()} testId="save-activity">
          <Download />
          {words.activity.save}
        </Button>
      </div>
      <Copied list={list} />
      <Entries list={list} />
      <ChainDetails list={list} />
    </div>
  );
}

/** A filter is one level: Esc empties it before it leaves the page. */
function emptyFirst(event: KeyboardEvent, list: ActivityList) {
  if (event.key !== "Escape" || list.filter.peek() === "") return;
  event.preventDefault();
  list.search("");
}

function Copied({ list }: { list: ActivityList }) {
  const copying = list.copying.value;
  if (copying === null) return null;
  if (copying.kind === "failed") {
    return <ErrorNotice error={copying.error} about={{ name: words.general.app, host: words.general.app }} alert />;
  }
  return (
    <div class="note good" role="status">
      <p>{words.activity.saved}</p>
      <p class="path">
        <code>{copying.path}</code>
        <CopyButton text={copying.path} what={words.general.copy} />
      </p>
    </div>
  );
}
