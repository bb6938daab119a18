/** Closes a menu; says whether there was one to be seen. */
type CloseMenu = () => boolean;

/** The open disclosures of the page, so that Esc closes them wherever the focus is. */
export interface OpenMenus {
  /** Keeps a menu among the open ones, until the returned function is called. */
  add(close: CloseMenu): () => void;
  /** Closes the one that was opened last; says whether there was one. */
  closeNewest(): boolean;
}

export function openMenus(): OpenMenus {
  const open = new Set<CloseMenu>();
  return {
    add(close) {
      open.add(close);
      return () => void open.delete(close);
    },
    closeNewest: () => [...open].reverse().some((close) => close()),
  };
}
