import { words } from "../../words/words";
import { useApp } from "./appContext";
import { CopyingButton } from "./CopyingButton";

interface Props {
  text: string;
  /** What is copied, such as "Session ID": for the accessible name and the spoken answer. */
  what: string;
  /** Shown beside the icon; without it the icon stands alone. */
  label?: string;
  look?: "quiet" | "link";
  tabIndex?: number;
}

/** Copies a text as it is. */
export function CopyButton({ text, what, label, look, tabIndex }: Props) {
  const app = useApp();

  async function copy() {
    const done = await app.copy(text);
    app.announcer.say(done ? words.general.copiedWhat(what) : words.general.copyFailed);
    return done;
  }

  const name = label === undefined ? words.general.copyWhat(what) : undefined;
  return <CopyingButton of={text} copy={copy} label={label} name={name} look={look} tabIndex={tabIndex} />;
}
