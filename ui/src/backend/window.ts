import type { ZoomStep } from "./generated/types";

/** What the page asks of the window around it. All of it also works while it is locked. */
export interface WindowBackend {
  /** Draws everything larger or smaller; resolves to the new zoom in per cent. It is kept. */
  zoom(step: ZoomStep): Promise<number>;
  /** Something is unfinished: `onClose` hears, once, that the window is about to close; it stays open then. */
  holdWindow(onClose: () => void): Promise<void>;
  /** Nothing is unfinished any more: the window closes without a question. */
  releaseWindow(): Promise<void>;
  /** Closes the window, whatever is unfinished in it. */
  closeWindow(): Promise<void>;
}
