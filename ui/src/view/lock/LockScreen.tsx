import Lock from "icon:lock";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Locking, Lock as LockStore } from "../../state/lock/lock";
import { type UnlockError, type Unlocking, unlocking } from "../../state/lock/unlocking";
import { words } from "../../words/words";
import { Button } from "../shared/Button";
import { Field } from "../shared/Field";
import { useStore } from "../shared/useStore";
import { GiveUp } from "./GiveUp";

interface Props {
  lock: LockStore;
  locked: Locking & { kind: "locked" };
}

/** All that is in the window while it is locked. It names the app and nobody else. */
export function LockScreen({ lock, locked }: Props) {
  const entry = useStore(() => unlocking(lock), lock);
  const text = words.lock.screen;
  useEffect(() => {
    document.title = words.general.app;
  }, []);
  return (
    <main class="lock-screen" aria-label={words.general.app}>
      <div class="lock-column">
        <span class="mark large" aria-hidden="true">
          <Lock />
        </span>
        <h1>{text.title}</h1>
        <p class="lead">{text.why(locked.why)}</p>
        {locked.cancelled && (
          <p class="note info" role="status">
            {text.cancelled}
          </p>
        )}
        <Entry entry={entry} />
        <p class="hint centred">{text.rule}</p>
        <Forgotten entry={entry} />
      </div>
    </main>
  );
}

function Entry({ entry }: { entry: Unlocking }) {
  const field = useRef<HTMLInputElement>(null);
  const text = words.lock.screen;
  const error = entry.error.value;
  const busy = entry.busy.value;
  useLayoutEffect(() => field.current?.focus(), [error]);
  return (
    <form
      class="lock-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void entry.submit();
      }}
    >
      <Field
        label={words.lock.field}
        value={entry.typed.value}
        onInput={entry.type}
        error={error === null ? null : said(error)}
        secret
        input={{ name: "pin", autocomplete: "current-password" }}
        inputRef={field}
      />
      <Button look="primary" submit busy={busy === "unlocking"}>
        {busy === "unlocking" ? text.busy : text.unlock}
      </Button>
      <p class="unseen" role="alert">
        {error !== null && said(error)}
      </p>
    </form>
  );
}

function Forgotten({ entry }: { entry: Unlocking }) {
  const asked = useSignal(false);
  const { forgotten } = words.lock.screen;
  if (asked.value) return <GiveUp entry={entry} onCancel={() => (asked.value = false)} />;
  return (
    <Button look="link" onClick={() => (asked.value = true)}>
      {forgotten.open}
    </Button>
  );
}

export function said(error: UnlockError): string {
  switch (error.kind) {
    case "missing":
      return words.lock.missing;
    case "wrong":
      return words.lock.wrong(error.left);
    case "failed":
      return words.lock.failed(error.error);
  }
}
