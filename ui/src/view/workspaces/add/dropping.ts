/** Takes a file dropped anywhere on the window, until the signal is aborted. */
export function takeDrops(
  window: Window,
  { onOver, onFile }: { onOver: (over: boolean) => void; onFile: (file: File) => void },
  until: AbortSignal,
): void {
  const listen = (type: "dragover" | "dragleave" | "drop", hear: (event: DragEvent) => void) =>
    window.addEventListener(type, hear, { signal: until });

  listen("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    onOver(true);
  });
  listen("dragleave", (event) => {
    if (event.relatedTarget === null) onOver(false);
  });
  listen("drop", (event) => {
    event.preventDefault();
    onOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
  });
}
