import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "../appContext";

interface Props {
  text: string;
  /** What is copied, such as "Session ID": for the accessible name and the spoken answer. */
  what: string;
  /** Shown beside the icon; without it the icon stands alone. */
  label?: string;
  look?: "quiet" | "link";
  tabIndex?: number;
}

const SHOWN_FOR = 2000;

export function CopyButton({ text, what, label, look = "link", tabIndex = 0 }: Props) {
  const app = useApp();
  const copied = useSignal(false);

  useEffect(() => {
    const life = new AbortController();
    if (copied.value) app.clock.after(SHOWN_FOR, () => (copied.value = false), life.signal);
    return () => life.abort();
  }, [copied.value]);

  async function copy() {
    copied.value = await app.copy(text);
    app.announcer.say(copied.value ? words.general.copiedWhat(what) : words.general.copyFailed);
  }

  return (
    <button
      type="button"
      class={`button ${look} small copy${copied.value ? " done" : ""}`}
      tabIndex={tabIndex}
      aria-label={label === undefined ? words.general.copyWhat(what) : undefined}
      title={label === undefined ? words.general.copyWhat(what) : undefined}
      onClick={() => void copy()}
    >
      {copied.value ? words.general.copied : label}
    </button>
  );
}
