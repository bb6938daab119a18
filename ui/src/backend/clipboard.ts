/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text, {});
  }
}

/** Puts the same on the clipboard as text and as HTML; what it is pasted into takes what it likes. */
export async function copyRich(text: string, html: string): Promise<void> {
  try {
    const blob = (type: string, content: string) => new Blob([content], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) }),
    ]);
  } catch {
    copyBySelection(text, { "text/plain": text, "text/html": html });
  }
}

/** For web views that give a page no clipboard of its own; `kinds` take the place of what is selected. */
function copyBySelection(text: string, kinds: Readonly<Record<string, string>>): void {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  field.setAttribute("aria-hidden", "true");
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const put = (event: ClipboardEvent) => {
    for (const [kind, content] of Object.entries(kinds)) event.clipboardData?.setData(kind, content);
    if (Object.keys(kinds).length > 0) event.preventDefault();
  };
  field.addEventListener("copy", put);
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!copied) throw new Error("the clipboard took nothing");
}
