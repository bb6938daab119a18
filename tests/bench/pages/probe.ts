/** Moves a list and notes what the frames did. The same for every list. */

export interface Moved {
  /** Milliseconds between two frames, one for each frame. */
  gaps: number[];
  /** The most elements that the list had in the page. */
  nodes: number;
}

/** A list that is slow is not waited for longer; in milliseconds. */
const LONGEST = 5_000;

/** What a page offers to the program that measures. */
export interface Probe {
  /** Jumps to so many random places, one a frame; to fewer if that takes long. */
  jump(times: number): Promise<Moved>;
  /** Moves on by so many pixels a frame, for so many frames, or fewer if that takes long. */
  glide(frames: number, pixels: number): Promise<Moved>;
  /** Goes to the end of the scrollbar, and gives the number of the last session that is then seen. */
  end(): Promise<number>;
}

/** `scroller` is the element that scrolls; each line in it says its unit, two a session, as `data-at`. */
export function probe(scroller: () => HTMLElement | null): Probe {
  async function move(frames: number, step: (element: HTMLElement, frame: number) => void): Promise<Moved> {
    const gaps: number[] = [];
    let nodes = 0;
    let last = await nextFrame();
    const end = last + LONGEST;
    for (let frame = 0; frame < frames && last < end; frame += 1) {
      const element = scroller();
      if (element) step(element, frame);
      const now = await nextFrame();
      gaps.push(now - last);
      last = now;
      if (element && frame % 10 === 0) nodes = Math.max(nodes, element.querySelectorAll("*").length);
    }
    return { gaps, nodes };
  }

  return {
    jump(times) {
      const random = randomNumbers();
      return move(times, (element) => (element.scrollTop = random() * (element.scrollHeight - element.clientHeight)));
    },
    glide(frames, pixels) {
      const element = scroller();
      if (element) element.scrollTop = 0;
      return move(frames, (one) => one.scrollBy(0, pixels));
    },
    async end() {
      const element = scroller();
      if (!element) return 0;
      for (let frame = 0; frame < 30; frame += 1) {
        element.scrollTop = element.scrollHeight;
        await nextFrame();
      }
      const bottom = element.getBoundingClientRect().bottom + 1;
      const seen = [...element.querySelectorAll<HTMLElement>("[data-at]")].filter((line) => {
        const { top, bottom: end, height } = line.getBoundingClientRect();
        return height > 0 && end <= bottom && top >= 0;
      });
      return Math.max(0, ...seen.map((line) => Number(line.dataset["at"]) / 2 + 1));
    },
  };
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Hands the probe over and says that the page can be measured. */
export function ready(offer: object): void {
  Object.assign(window, { bench: offer });
  const heading = document.createElement("h1");
  heading.textContent = "Ready";
  heading.style.cssText = "position: absolute; opacity: 0; pointer-events: none";
  document.body.append(heading);
}

/** The same numbers from 0 to 1 at each run (a linear congruence). */
function randomNumbers(): () => number {
  let state = 20_261_123;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
