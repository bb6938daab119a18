// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { SessionCard } from "../../src/backend/generated/types";
import { escaped } from "../../src/words/markup";
import { words } from "../../src/words/words";
import { card, workspace } from "../scripted";

const acme = workspace("acme", "Acme HQ");
const globex = workspace("globex", "Globex");
const find = (id: string) => [acme, globex].find((one) => one.id === id);
const ticket = (cards: SessionCard[], masked = false, total?: number) =>
  words.ticket.of({ cards, masked, workspace: find, ...(total === undefined ? {} : { total }) });

/** As a program reads it that something is pasted into. */
function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

test("one session is a paragraph and a table of its fields, the same as text and as HTML", () => {
  const { text, html } = ticket([card("acme")]);
  const [paragraph = "", table = ""] = text.split("\n\n");

  expect(paragraph).not.toContain("\n");
  expect(paragraph.replaceAll(/T\d\d(:\d\d:\d\d)[+-]\d\d:\d\d/g, "T…$1")).toBe(
    "Rod (@Rod), user ID rYhzFRd2QZjNwAAXX, on Acme HQ (https://chat.acme-hq.example): " +
      "Chrome 113 on Windows 10, last connected 2026-11-23T…:08:42 (may not be online now), " +
      "internet address 172.20.0.2 (internal, no place known). " +
      "Session ID uBNL9dTjJ4s6Pjp4K. As of 2026-11-23T…:34:50.",
  );
  expect(table.split("\n").length).toBe(11);
  expect(table).toMatch(/^\| Session ID +\| uBNL9dTjJ4s6Pjp4K +\|$/m);
  const page = parsed(html);
  expect(page.querySelector("p")?.textContent).toBe(paragraph);
  expect([...page.querySelectorAll("tr")].map((row) => row.children[0]?.textContent)).toEqual([
    "Person",
    "Workspace",
    "Device",
    "Last connected",
    "Internet address (IP)",
    "Server name the device used",
    "Session ID",
    "User ID",
    "As of",
  ]);
});

test("what was signed out since is not told as if it were signed in", () => {
  const endedAt = ({ sessionId }: SessionCard) => (sessionId === "b" ? "2026-11-23T05:40:00Z" : null);
  const of = (...cards: SessionCard[]) => words.ticket.of({ cards, masked: false, workspace: find, endedAt }).text;

  expect(of(card("acme", { sessionId: "b" }))).toMatch(/ Signed out since: gone, checked 2026-11-23T\d\d:40:00\S+\.\n/);
  expect(of(card("acme", { sessionId: "b" })).split("\n")[0]).not.toContain("may not be online");
  expect(of(card("acme"), card("acme", { sessionId: "b" }))).toContain("Signed out since, and gone: 1 of them.");
  expect(of(card("acme"))).not.toContain("Signed out");
});

test("the sessions of one person have the person in the paragraph and a row each", () => {
  const { text, html } = ticket([card("acme"), card("acme", { sessionId: "b", lastConnected: null })]);

  expect(text).toMatch(/^2 sessions of Rod \(@Rod\), user ID rYhzFRd2QZjNwAAXX, on Acme HQ \(https:.*example\)/);
  expect(text.split("\n")[0]).toMatch(/, as of 2026-11-23T\d\d:34:50/);
  expect(text).toMatch(/\n\| Device +\| Last connected +\| Internet address \(IP\) .*\n\|-/);
  expect(text).toContain("Time unknown");
  expect(parsed(html).querySelectorAll("tbody tr").length).toBe(2);
  expect(text + html).not.toMatch(/null|undefined/);
});

test("sessions of several people and workspaces have a column for both, and not all of many says so", () => {
  const { text } = ticket([card("acme"), card("globex", { userId: "else", person: { kind: "deleted" } })]);
  expect(text).toMatch(/^2 sessions of 2 accounts on Acme HQ \(.*\) and Globex \(.*\), as of /);
  expect(text).toMatch(/\| Person +\| Workspace +\| Device/);
  expect(text).toContain("Deleted person, ID else");
  expect(ticket([card("acme"), card("acme")], false, 120).text).toMatch(/^The newest 2 of 120 sessions of Rod/);
});

test("masked, no address stands anywhere, and that is said", () => {
  const cards = [card("acme", { internetAddress: { text: "203.0.113.77", internal: false } })];
  for (const { text, html } of [ticket(cards, true), ticket([...cards, ...cards], true)]) {
    expect(text).toContain("203.0.113.0/24 (masked)");
    expect(text).toContain("Internet addresses are masked.");
    expect(text + html).not.toContain("203.0.113.77");
  }
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</td></tr></table><b>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "&lt;b&gt;",
  "<!--",
  "-->",
  "]]>",
  "</p><p>",
  "a | b | c",
  "line\nbreak\ttab",
  "\0",
  "=1+1",
  "‮gro",
];

test("whatever a name is, it stays text, one cell and one row", () => {
  const outline = (html: string) =>
    [...parsed(html).querySelectorAll("*")].map(({ tagName, attributes }) => [
      tagName,
      [...attributes].map(({ name }) => name),
    ]);
  for (const name of HOSTILE) {
    const device = {
      kind: "browser",
      name,
      version: null,
      longVersion: null,
      system: name,
      systemVersion: name,
    } as const;
    const hostile = card("acme", {
      person: { kind: "known", userName: name, name },
      userId: name,
      device,
      host: name,
      internetAddress: { text: name, internal: false },
      sessionId: name,
    });
    for (const cards of [[hostile], [hostile, hostile]]) {
      const { text, html } = ticket(cards);
      const plain = ticket(cards.map(() => card("acme")));
      expect(outline(html)).toEqual(outline(plain.html));
      expect(parsed(html).body.textContent).toContain(name.replaceAll("\0", "�"));
      const columns = (line: string) => line.split(/(?<!\\)\|/).length;
      const rows = text
        .slice(text.indexOf("\n\n| ") + 2)
        .trimEnd()
        .split("\n");
      expect(new Set(rows.map(columns)).size).toBe(1);
    }
  }
});

test("text in HTML is read back as it was", () => {
  for (const text of [...HOSTILE, "&amp;", "a & b < c > d \" e ' f"]) {
    expect(parsed(`<p title="${escaped(text)}">${escaped(text)}</p>`).querySelector("p")?.textContent).toBe(
      text.replaceAll("\0", "�"),
    );
  }
});
