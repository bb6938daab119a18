import { render } from "preact";
import { Window } from "../../../ui/src/view/Window";
import { appOver, million } from "./sessions";
import { nextFrame, probe, ready } from "./probe";

/** The whole window over a million sessions, with what crosses to it counted. */
const crossed = { calls: 0, bytes: 0 };
const backend = million(1_000_000);

/** Counts calls that ask for something, and the bytes of the answers as JSON. */
const counted = new Proxy(backend, {
  get(target, name) {
    const method: unknown = Reflect.get(target, name);
    if (typeof method !== "function") return method;
    return async (...given: unknown[]) => {
      const answer: unknown = await method.apply(target, given);
      crossed.calls += 1;
      crossed.bytes += new TextEncoder().encode(JSON.stringify([given, answer])).length;
      return answer;
    };
  },
});

const app = appOver(counted);
const list = probe(() => document.querySelector<HTMLElement>(".found"));

async function counting(act: () => void): Promise<{ calls: number; bytes: number }> {
  Object.assign(crossed, { calls: 0, bytes: 0 });
  act();
  for (let frame = 0; frame < 20; frame += 1) await nextFrame();
  return { ...crossed };
}

const root = document.getElementById("app");
if (root) {
  render(<Window app={app} />, root);
  await app.start();
  await app.finder.search({});
  await nextFrame();
  ready({
    ...list,
    /** Types one more letter into the search box. */
    type(letter: string) {
      const box = document.querySelector<HTMLInputElement>(".search-box input");
      if (!box) throw new Error("there is no search box");
      return counting(() => {
        box.value += letter;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      });
    },
    /** Moves the list by so many pixels, once. */
    turn(pixels: number) {
      return counting(() => document.querySelector(".found")?.scrollBy(0, pixels));
    },
    /** What it would take to hand over a list of so many sessions at once, as JSON. */
    async whole(sample: number) {
      const { lines } = await million(sample).find({ ...app.finder.query.peek(), anchor: null, visible: 2 * sample });
      return new TextEncoder().encode(JSON.stringify(lines)).length / sample;
    },
  });
}
