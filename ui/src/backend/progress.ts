import { Channel, invoke } from "@tauri-apps/api/core";

/**
 * Calls a command that tells how far it is. What it tells and what it answers come by different ways,
 * so that a last progress may arrive behind the answer: it is dropped, for it would be taken for news.
 */
export function invokeWithProgress<P, T>(
  command: string,
  given: Record<string, unknown>,
  onProgress: (progress: P) => void,
): Promise<T> {
  let answered = false;
  const channel = new Channel<P>((progress) => {
    if (!answered) onProgress(progress);
  });
  return invoke<T>(command, { ...given, onProgress: channel }).finally(() => (answered = true));
}
