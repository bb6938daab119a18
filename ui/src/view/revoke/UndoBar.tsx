import Undo from "icon:undo";
import { useEffect, useRef } from "preact/hooks";
import type { SessionCard } from "../../backend/generated/types";
import { type Pending, UNDO_FOR } from "../../state/revoke/undo";
import { ticking } from "../../state/shared/clock";
import { sessionKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { toldApart } from "../shared/toldApart";
import { useStore } from "../shared/useStore";
import { nameOf } from "./nameOf";

/** With what tells one sign-out from another that is undone beside it. */
const nameFor = (pending: readonly Pending[]) =>
  toldApart(
    pending.map(({ card }) => card),
    (card) => `${words.revocation.named(card)}, ${words.card.device(card.device)}`,
  );

const personOf = ({ person, userId }: SessionCard) => words.card.person(person, userId);

/** Five seconds in which a sign-out can be taken back, and what became of one that was. */
export function UndoBar() {
  const app = useApp();
  const { pending, cancelled, dismiss } = app.revocation.undo;
  const text = words.revocation.undo;
  const last = pending.value.at(-1);
  const gone = cancelled.value;
  useEffect(() => {
    if (last === undefined) return;
    const { announced } = words.revocation.undo;
    app.announcer.say(announced(personOf(last.card), words.card.device(last.card.device)));
  }, [app, last]);
  const name = nameFor(pending.value);
  const said = gone === null ? null : text.cancelled(gone.cards.map(personOf), gone.why);
  useEffect(() => {
    if (said !== null) app.announcer.say(said);
  }, [app, gone, said]);
  return (
    <>
      {pending.value.map((one) => (
        <Counting key={sessionKey(one.card)} pending={one} name={name(one.card)} />
      ))}
      {said !== null && (
        <section class="dock-card undone" aria-label={text.label}>
          <p>{said}</p>
          <Button small look="link" onClick={dismiss}>
            {words.general.dismiss}
          </Button>
        </section>
      )}
    </>
  );
}

/** Often enough that no second is shown late. */
const RENEWED_EVERY = 250;

function Counting({ pending, name }: { pending: Pending; name: string }) {
  const app = useApp();
  const { card, sentAt } = pending;
  const now = useStore((life) => ticking(app.clock, RENEWED_EVERY, life), pending).value;
  const bar = useRef<HTMLSpanElement>(null);
  const text = words.revocation.undo;
  const left = Math.max(0, sentAt - now);
  useEffect(() => {
    const duration = Math.max(0, pending.sentAt - app.clock.now());
    const from = `scaleX(${duration / UNDO_FOR})`;
    bar.current?.animate?.([{ transform: from }, { transform: "scaleX(0)" }], { duration, fill: "forwards" });
  }, [app, pending]);
  return (
    <section class="dock-card counting" aria-label={text.label}>
      <span class="counting-bar" aria-hidden="true" ref={bar} />
      <p>
        <strong>
          {text.said(
            personOf(card),
            words.card.device(card.device),
            nameOf(app)(card.workspaceId),
            Math.ceil(left / 1000),
          )}
        </strong>{" "}
        <span class="soft">{text.guidance}</span>
      </p>
      <Button look="primary" name={text.name(name)} onClick={() => app.revocation.undo.undo(pending)}>
        <Undo />
        {text.button}
      </Button>
    </section>
  );
}
