import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { ResultLine, SearchResult } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import { type ResultList as List, resultList, type SessionLine, type Step } from "../../../state/search/resultList";
import type { Placed } from "../../../state/search/selection";
import { sameSession, sessionKey } from "../../../state/shared/sessionKey";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { toldApart } from "../../shared/toldApart";
import { useStore } from "../../shared/useStore";
import { Card } from "./Card";
import { cardName } from "./cardName";
import { GroupHeading } from "./GroupHeading";
import { useFocus, useScrolling, useSize } from "./inThePage";
import { placesIn } from "./placesIn";
import { Row } from "./Row";
import { useSlots } from "./slots";
import { useSpareRows } from "./spareRows";
import { Waiting } from "./Waiting";

const STEPS: Record<string, Step> = {
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "pageUp",
  PageDown: "pageDown",
  Home: "home",
  End: "end",
};

/**
 * Everything that was found, of which only what the window shows is in the page. It fills its
 * parent, which has to be a column of flexible height.
 */
export function ResultList({ result }: { result: SearchResult }) {
  const app = useApp();
  const { finder, selection } = app;
  const list = useStore((until) => resultList(finder, until), finder);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLUListElement>(null);
  useSize(scroller, list);
  useScrolling(scroller, list, result);
  useFocus(lines, list);

  const { unit } = list.extent.value;
  const offset = list.offset.value;
  const rows = list.rows.value;
  const drawn = [...rows, ...useSpareRows(rows, nameOf, list.missing.value !== null)];
  const slots = useSlots(drawn.map(nameOf));
  const name = toldApart(
    drawn.flatMap((line) => (line.kind === "session" ? [line.card] : [])),
    (card) => cardName(app, card),
  );
  const places = placesIn(rows, list.headingAbove.value, result);

  return (
    <div class={`found${selection.size.value > 0 ? " selecting" : ""}`} ref={scroller} tabIndex={-1}>
      <div class="found-runway">
        <span class="found-unit" />
        <Waiting list={list} />
        <ul
          // biome-ignore lint/a11y/noRedundantRoles: without it WebKit announces no list, since it has no bullets.
          role="list"
          class="found-list"
          ref={lines}
          aria-label={words.card.list}
          onKeyDown={(event) => press(event, list, app)}
          onFocusIn={(event) => enter(event, list)}
          onFocusOut={() => list.leave()}
        >
          {drawn.map((line, index) => (
            <Row
              key={slots[index]}
              at={line.at}
              top={index < rows.length ? line.at * unit - offset : 0}
              heading={line.kind === "heading"}
              place={places[index] ?? null}
              spare={index >= rows.length}
            >
              <Content line={line} list={list} name={line.kind === "session" ? name(line.card) : undefined} />
            </Row>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What stands in a row; drawn again only when something about it has changed, not when the list moves. */
function Content({ line, list, name }: { line: ResultLine; list: List; name: string | undefined }): ComponentChildren {
  const { finder, selection, revocation } = useApp();
  const selected = line.kind === "session" && sameSession(finder.selected.value, line.card);
  const ticked = line.kind === "session" && selection.has(line.card);
  const over = line.kind === "session" && revocation.revokedAt(line.card) !== null;
  const tabbable = list.current.value === line;
  return useMemo(() => {
    if (line.kind === "heading") return <GroupHeading line={line} list={list} />;
    const { card, hints } = line;
    const place = placed(line);
    const onTick = (extend: boolean) => (extend ? void selection.extendTo(place) : selection.toggleAt(place));
    return (
      <Card
        card={card}
        name={name}
        hints={hints}
        selected={selected}
        tabbable={tabbable}
        onOpen={() => finder.select(selected ? null : place.key)}
        tick={over ? undefined : { ticked, onTick }}
      />
    );
  }, [finder, selection, list, line, name, selected, ticked, over, tabbable]);
}

function press(event: KeyboardEvent, list: List, { finder, selection, revocation }: App) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = STEPS[event.key];
  const at = list.current.peek();
  const onCard = event.target instanceof Element && event.target.matches(".card-open");
  if (step !== undefined) {
    list.step(step);
    if (event.shiftKey) extend(at, list, selection);
  } else if (event.shiftKey) return;
  else if (event.key === " " && onCard && at !== null && revocation.revokedAt(at.card) === null)
    selection.toggleAt(placed(at));
  else if (event.key === "Escape" && finder.selected.peek() !== null && revocation.undo.pending.peek().length === 0)
    finder.select(null);
  else return;
  event.preventDefault();
}

/** Selects along with the keys, from the session where they began to the one where they are now. */
function extend(from: SessionLine | null, list: List, selection: App["selection"]) {
  const to = list.current.peek();
  if (from !== null && to !== null) void selection.extendTo(placed(to), placed(from));
}

function placed({ at, card: { workspaceId, sessionId } }: SessionLine): Placed {
  return { key: { workspaceId, sessionId }, at };
}

function enter(event: FocusEvent, list: List) {
  const at = Number((event.target as Element).closest("li")?.dataset.at);
  const line = list.rows.peek().find((one) => one.at === at);
  if (line?.kind === "session") list.enter(line);
}

/** A session keeps its elements while it is drawn, wherever it stands. */
function nameOf(line: ResultLine): string {
  return line.kind === "session" ? sessionKey(line.card) : `heading ${line.at}`;
}
