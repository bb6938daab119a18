import CircleCheck from "icon:circle-check";
import Cross from "icon:cross";
import Warning from "icon:warning";
import type { ComponentChildren } from "preact";
import { words } from "../../words/words";

interface Props {
  look: "good" | "warn";
  headline: string;
  /** Absent while something has to be decided. */
  onDismiss?: () => void;
  children?: ComponentChildren;
}

/** What has just been done, or could not be; it stays until it is dismissed. */
export function Banner({ look, headline, onDismiss, children }: Props) {
  return (
    <div class={`note banner ${look}`} role="status">
      {look === "good" ? <CircleCheck /> : <Warning />}
      <div class="banner-body">
        <p class="banner-headline">{headline}</p>
        {children}
      </div>
      {onDismiss !== undefined && (
        <button type="button" class="icon-button" aria-label={words.general.dismiss} onClick={onDismiss}>
          <Cross />
        </button>
      )}
    </div>
  );
}
