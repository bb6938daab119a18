import CircleCheck from "icon:circle-check";
import CircleUnfilled from "icon:circle-unfilled";
import ErrorCircle from "icon:error-circle";
import Flag from "icon:flag";
import Magnifier from "icon:magnifier";
import SignOut from "icon:sign-out";
import Warning from "icon:warning";
import type { ComponentChildren } from "preact";
import type { ActivityRow, ActivityWhat } from "../../backend/generated/types";
import { words } from "../../words/words";
import { When } from "../shared/When";

/** One entry: what, where, by whom, and what came of it. */
export function EntryRow({ row }: { row: ActivityRow }) {
  const text = words.activity.row;
  const { what } = row;
  const result = text.result(what);
  return (
    <article class="entry-row" data-testid={`entry-${what.kind}`}>
      <span class="entry-icon" aria-hidden="true">
        {icon(what)}
      </span>
      <div class="entry-words">
        <h2>{text.what(what)}</h2>
        <p class="entry-facts">
          {text.details(what).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {by(what) !== null && <span>{text.by(by(what) ?? "")}</span>}
          {ticket(what) !== null && <span>{text.ticket(ticket(what) ?? "")}</span>}
          {session(what) !== null && (
            <span>
              {text.session} <code>{session(what)}</code>
            </span>
          )}
        </p>
      </div>
      <div class="entry-end">
        {result !== null && <Result what={what}>{result}</Result>}
        <span class="entry-when">
          <When iso={row.at} />
        </span>
      </div>
    </article>
  );
}

function Result({ what, children }: { what: ActivityWhat; children: ComponentChildren }) {
  const look = lookOf(what);
  return (
    <span class={`entry-result ${look}`}>
      {look === "good" ? <CircleCheck /> : look === "bad" ? <ErrorCircle /> : <CircleUnfilled />}
      {children}
    </span>
  );
}

function lookOf(what: ActivityWhat): "good" | "bad" | "open" {
  if (what.kind !== "ending") return "bad";
  switch (what.closing?.outcome.kind) {
    case "ended":
    case "hadEnded":
    case "dead":
      return "good";
    case "stillThere":
    case "refused":
      return "bad";
    case "unknown":
    case "notSent":
    case undefined:
      return "open";
  }
}

function icon(what: ActivityWhat) {
  switch (what.kind) {
    case "ending":
      return <SignOut />;
    case "lookedUp":
      return <Magnifier />;
    case "callerRecognised":
    case "deviceAnswer":
    case "stepTicked":
      return <Flag />;
    case "begun":
    case "foundBroken":
    case "laterVersion":
      return <Warning />;
  }
}

function by(what: ActivityWhat): string | null {
  return what.kind === "ending" || what.kind === "lookedUp" ? what.actor : null;
}

function ticket(what: ActivityWhat): string | null {
  switch (what.kind) {
    case "ending":
    case "callerRecognised":
    case "deviceAnswer":
    case "stepTicked":
      return what.ticket;
    case "lookedUp":
    case "begun":
    case "foundBroken":
    case "laterVersion":
      return null;
  }
}

function session(what: ActivityWhat): string | null {
  switch (what.kind) {
    case "ending":
      return what.target.kind === "session" ? what.target.sessionId : null;
    case "lookedUp":
      return what.sessionId;
    case "deviceAnswer":
      return what.key.sessionId;
    case "callerRecognised":
    case "stepTicked":
    case "begun":
    case "foundBroken":
    case "laterVersion":
      return null;
  }
}
