import Globe from "icon:globe";
import List from "icon:list";
import Plus from "icon:plus";
import ShieldCheck from "icon:shield-check";
import Warning from "icon:warning";
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../../../words/words";
import { IncidentEntry } from "../../incident/IncidentEntry";
import { useApp } from "../../shared/appContext";
import { useDisclosure } from "../../shared/disclosure";
import { RailCount } from "./RailCount";
import { RailFilter } from "./RailFilter";
import { RailFoot } from "./RailFoot";
import { RailRow } from "./RailRow";

/** From so many workspaces on they can be filtered. */
const FILTERED_FROM = 10;

export function Rail() {
  const app = useApp();
  const filter = useSignal("");
  const all = app.workspaces.all.value;
  const page = app.page.value;
  const unfolded = useSignal(false);
  const foldsId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const press = useDisclosure(unfolded, toggle);
  useEffect(() => {
    unfolded.value = false;
  }, [page]);
  const query = filter.value.trim().toLocaleLowerCase();
  const shown = all.filter((one) => `${one.name} ${one.host}`.toLocaleLowerCase().includes(query));
  const signedIn = all.filter((one) => one.signIn.kind === "held").length;
  const needYou = app.needYou.value;
  const known = [...app.finder.known.value.values()].filter(({ asOf }) => asOf !== null);

  return (
    <nav class="rail" aria-label={words.rail.label} onKeyDown={press}>
      <p class="brand">
        <span class="mark" aria-hidden="true">
          <ShieldCheck />
        </span>
        {words.general.app}
      </p>
      {needYou.length > 0 && (
        <button type="button" class="need-you" onClick={() => app.go({ kind: "checklist", ids: needYou })}>
          <Warning />
          {words.rail.needYou(needYou.length)}
        </button>
      )}
      <IncidentEntry />
      <button
        type="button"
        class="rail-link rail-toggle"
        aria-expanded={unfolded.value}
        aria-controls={foldsId}
        ref={toggle}
        onClick={() => (unfolded.value = !unfolded.value)}
      >
        <List />
        {words.rail.menu}
      </button>
      <div id={foldsId} class={`rail-folds${unfolded.value ? " open" : ""}`}>
        <button
          type="button"
          class="rail-row"
          aria-current={page.kind === "search" && app.scope.value.kind === "all" ? "page" : undefined}
          onClick={() => app.go({ kind: "search" })}
        >
          <span class="tile medium all" aria-hidden="true">
            <Globe />
          </span>
          <span class="rail-words">
            <span class="rail-name">
              <span>{words.rail.all}</span>
              <RailCount
                sessions={known.length === 0 ? null : known.reduce((sum, { sessions }) => sum + sessions, 0)}
              />
            </span>
            <span class="rail-state">{words.rail.signedIn(signedIn, all.length)}</span>
          </span>
        </button>
        {all.length >= FILTERED_FROM && <RailFilter text={filter} shown={shown.length} />}
        <ul class="rail-list" tabIndex={-1}>
          {shown.map((workspace) => (
            <li key={workspace.id}>
              <RailRow workspace={workspace} place={all.indexOf(workspace)} />
            </li>
          ))}
          {shown.length === 0 && <li class="hint">{words.rail.noMatch(filter.value)}</li>}
        </ul>
        <button
          type="button"
          class="rail-add"
          aria-current={page.kind === "add" ? "page" : undefined}
          onClick={() => app.go({ kind: "add" })}
        >
          <Plus />
          {words.rail.add}
        </button>
        <RailFoot />
      </div>
    </nav>
  );
}
