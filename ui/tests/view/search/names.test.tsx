// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { SessionCard } from "../../../src/backend/generated/types";
import { createApp } from "../../../src/state/app";
import { PanelFields } from "../../../src/view/search/details/PanelFields";
import { Card } from "../../../src/view/search/list/Card";
import { AppContext } from "../../../src/view/shared/appContext";
import { fakeClock } from "../../fakeClock";
import { card, scripted, workspace } from "../../scripted";

let life = new AbortController();
afterEach(() => {
  cleanup();
  life.abort();
  life = new AbortController();
});

/** A card and the fields of its panel, with this text in the search box. */
async function shown(more: Partial<SessionCard>, text = "") {
  const acme = workspace("acme", "Acme HQ");
  const app = createApp(scripted({ workspaces: [acme], behaviours: {} }), fakeClock(), life.signal);
  await app.workspaces.open();
  await app.finder.search({ text });
  const one = card("acme", more);
  render(
    <AppContext.Provider value={app}>
      <Card card={one} selected={false} onOpen={() => undefined} />
      <PanelFields card={one} workspace={acme} />
    </AppContext.Provider>,
  );
  const [onCard, onPanel] = [document.querySelector("article"), document.querySelector("dl")];
  if (!onCard || !onPanel) throw new Error("nothing was drawn");
  return { onCard, onPanel };
}

const marks = (element: Element) => [...element.querySelectorAll("mark")].map((mark) => mark.textContent);

test("a name with letters of two alphabets is marked on the card and explained in the panel", async () => {
  const person = { kind: "known", userName: "аdmin", name: null } as const;
  const { onCard, onPanel } = await shown({ person, lookAlike: true });

  expect(onCard.querySelector(".look-alike")?.textContent).toBe("Mixed letters");
  expect(onPanel.querySelector(".look-alike")?.textContent).toBe("Mixed letters");
  expect(onPanel.textContent).toContain("It may imitate another name.");
});

test("a name of one alphabet has no mark", async () => {
  const { onCard, onPanel } = await shown({});

  expect([onCard, onPanel].map((element) => element.querySelector(".look-alike"))).toEqual([null, null]);
});

test("the searched text is marked on the card, in a workspace's name from the beginning of a word", async () => {
  const { onCard } = await shown({ person: { kind: "known", userName: "dwo1", name: "Dirk Wöhler" } }, "woehler acme");

  expect(marks(onCard)).toEqual(["Wöhler", "Acme"]);
  cleanup();
  expect(marks((await shown({}, "cme chrome")).onCard)).toEqual(["Chrome"]);
});
