import { useApp } from "./appContext";

/**
 * Says aloud what changed. It is always in the page, so that screen readers listen to it; an open
 * dialog has one of its own, since nothing outside of it is heard then.
 */
export function StatusRegion() {
  const { words, count } = useApp().announcer.said.value;
  return (
    <div class="unseen" role="status" aria-live="polite">
      <span key={count}>{words}</span>
    </div>
  );
}
