import SignOut from "icon:sign-out";
import { useEffect } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ExportButton } from "./export/ExportButton";
import { TicketButton } from "./export/TicketButton";

/** How many sessions are selected, and what can be done with them. */
export function SelectionBar() {
  const app = useApp();
  const { selection, revocation, exporting } = app;
  const gone = selection.gone.value;
  const size = selection.size.value;
  const text = words.select;
  useEffect(() => {
    if (gone > 0) app.announcer.say(text.gone(gone));
  }, [app, gone, text]);
  if (size === 0 && gone === 0) return null;
  const names = selection.keys.value.map(({ sessionId }) => sessionId).join(" ");
  return (
    <section class="selection-bar" aria-label={text.bar}>
      <p>
        <strong>{text.selected(size)}</strong>
        {gone > 0 && <span class="soft"> · {text.gone(gone)}</span>}
      </p>
      <div class="buttons">
        {size > 0 && (
          <>
            <TicketButton look="quiet" of={names} cards={() => exporting.cards(selection.keys.peek())} />
            <ExportButton what="selected" />
            <Button
              small
              look="outDanger"
              onClick={() => void revocation.propose({ kind: "sessions", sessions: [...selection.keys.peek()] })}
            >
              <SignOut />
              {words.revocation.offer.selected(size)}
            </Button>
          </>
        )}
        <Button small look="link" onClick={selection.clear}>
          {text.clear}
        </Button>
      </div>
    </section>
  );
}
