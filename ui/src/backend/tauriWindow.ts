import { Channel, invoke } from "@tauri-apps/api/core";
import type { WindowBackend } from "./window";

export const tauriWindow: WindowBackend = {
  zoom: (step) => invoke("zoom", { step }),
  holdWindow: (onClose) => invoke("hold_window", { onClose: new Channel<null>(onClose) }),
  releaseWindow: () => invoke("release_window"),
  closeWindow: () => invoke("close_window"),
};
