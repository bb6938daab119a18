import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "./appContext";

interface Props {
  /** Names what is copied: what was copied last is marked. */
  of: string;
  /** Resolves to whether it was copied; says so, or why not. */
  copy: () => Promise<boolean>;
  /** Shown beside the icon; without it the icon stands alone, and `name` says what it does. */
  label?: string | undefined;
  name?: string | undefined;
  look?: "quiet" | "link" | undefined;
  tabIndex?: number | undefined;
}

const SHOWN_FOR = 2000;

/** A button that copies, and shows for two seconds that it did. */
export function CopyingButton({ of, copy, label, name, look = "link", tabIndex = 0 }: Props) {
  const app = useApp();
  const last = useSignal<string | null>(null);
  const copied = last.value === of;

  useEffect(() => {
    if (last.value === null) return;
    const life = new AbortController();
    app.clock.after(SHOWN_FOR, () => (last.value = null), life.signal);
    return () => life.abort();
  }, [app, last.value]);

  async function press() {
    last.value = (await copy()) ? of : null;
  }

  return (
    <button
      type="button"
      class={`button ${look} small copy${copied ? " done" : ""}`}
      tabIndex={tabIndex}
      aria-label={name}
      title={name}
      onClick={() => void press()}
    >
      {copied ? words.general.copied : label}
    </button>
  );
}
