import { expect, test } from "vitest";
import { keyName } from "../../../src/state/shared/keyName";

/** What a layout gives: the place of each key, and what it types without Shift. */
interface Layout {
  name: string;
  /** The places of the letters that the shortcuts use: k, l, c, r, a, z. */
  letters: Record<"k" | "l" | "c" | "r" | "a" | "z", [code: string, key: string]>;
  /** The first three keys of the row of digits. */
  digits: [string, string, string];
}

const byPlace = (letters: string): Layout["letters"] => {
  const [k, l, c, r, a, z] = letters.split(" ");
  return {
    k: ["KeyK", k ?? ""],
    l: ["KeyL", l ?? ""],
    c: ["KeyC", c ?? ""],
    r: ["KeyR", r ?? ""],
    a: ["KeyA", a ?? ""],
    z: ["KeyZ", z ?? ""],
  };
};

/** As `xkbcli` and the symbols of xkeyboard-config give them. */
const LAYOUTS: Layout[] = [
  { name: "us", letters: byPlace("k l c r a z"), digits: ["1", "2", "3"] },
  { name: "de", letters: { ...byPlace("k l c r a y"), z: ["KeyY", "z"] }, digits: ["1", "2", "3"] },
  { name: "fr", letters: { ...byPlace("k l c r q w"), a: ["KeyQ", "a"], z: ["KeyW", "z"] }, digits: ["&", "é", '"'] },
  {
    name: "us dvorak",
    letters: {
      k: ["KeyV", "k"],
      l: ["KeyP", "l"],
      c: ["KeyI", "c"],
      r: ["KeyO", "r"],
      a: ["KeyA", "a"],
      z: ["Slash", "z"],
    },
    digits: ["1", "2", "3"],
  },
  {
    name: "us colemak",
    letters: {
      k: ["KeyN", "k"],
      l: ["KeyU", "l"],
      c: ["KeyC", "c"],
      r: ["KeyS", "r"],
      a: ["KeyA", "a"],
      z: ["KeyZ", "z"],
    },
    digits: ["1", "2", "3"],
  },
  { name: "tr", letters: byPlace("k l c r a z"), digits: ["1", "2", "3"] },
  { name: "cz", letters: { ...byPlace("k l c r a y"), z: ["KeyY", "z"] }, digits: ["+", "ě", "š"] },
  { name: "sk", letters: { ...byPlace("k l c r a y"), z: ["KeyY", "z"] }, digits: ["+", "ľ", "š"] },
  { name: "se", letters: byPlace("k l c r a z"), digits: ["1", "2", "3"] },
  { name: "pl", letters: byPlace("k l c r a z"), digits: ["1", "2", "3"] },
  { name: "lt", letters: byPlace("k l c r a z"), digits: ["ą", "č", "ę"] },
  { name: "ru", letters: byPlace("л д с к ф я"), digits: ["1", "2", "3"] },
  { name: "ua", letters: byPlace("л д с к ф я"), digits: ["1", "2", "3"] },
  { name: "bg", letters: byPlace("н в ъ и ь ю"), digits: ["1", "2", "3"] },
  { name: "mk", letters: byPlace("к л ц р а з"), digits: ["1", "2", "3"] },
  { name: "gr", letters: byPlace("κ λ ψ ρ α ζ"), digits: ["1", "2", "3"] },
  { name: "il", letters: byPlace("ל ך ב ר ש ז"), digits: ["1", "2", "3"] },
  { name: "ara", letters: byPlace("ن م ؤ ق ش ئ"), digits: ["١", "٢", "٣"] },
  { name: "ir", letters: byPlace("ن م ز ق ش ظ"), digits: ["۱", "۲", "۳"] },
  { name: "th", letters: byPlace("า ส แ พ ฟ ผ"), digits: ["ๅ", "/", "-"] },
  { name: "in", letters: byPlace("क त म ी ो ॆ"), digits: ["१", "२", "३"] },
  { name: "am", letters: byPlace("ք լ ց ր ա զ"), digits: ["ֆ", "ձ", "֊"] },
  { name: "ge", letters: byPlace("კ ლ ც რ ა ზ"), digits: ["1", "2", "3"] },
  { name: "kr (hangul)", letters: byPlace("ㅏ ㅣ ㅊ ㄱ ㅁ ㅋ"), digits: ["1", "2", "3"] },
  { name: "jp (kana)", letters: byPlace("の り そ す ち っ"), digits: ["ぬ", "ふ", "あ"] },
  {
    name: "jp (input method)",
    letters: byPlace("Process Process Process Process Process Process"),
    digits: ["1", "2", "3"],
  },
];

const pressed = (code: string, key: string) => keyName({ code, key, ctrlKey: true, metaKey: false, shiftKey: false });

test("a shortcut is where the layout has its letter, and in its place where the layout has no Latin letters", () => {
  for (const { name, letters } of LAYOUTS) {
    for (const [letter, [code, key]] of Object.entries(letters)) {
      expect(pressed(code, key), `${letter} on ${name}`).toBe(letter);
    }
  }
  console.log(`${LAYOUTS.length} keyboard layouts`);
});

test("Ctrl with a key of the row of digits means its digit, whatever it types", () => {
  for (const { name, digits } of LAYOUTS) {
    for (const [place, key] of digits.entries()) {
      expect(pressed(`Digit${place + 1}`, key), `${key} on ${name}`).toBe(String(place + 1));
    }
  }
});

test("each layout whose digits type signs has other keys for plus and minus", () => {
  expect([pressed("Minus", "="), pressed("Slash", "-")], "cz, sk").toEqual(["=", "-"]);
  expect([pressed("Equal", "="), pressed("Digit6", "-"), pressed("Minus", ")")], "fr").toEqual(["=", "6", "-"]);
  expect([pressed("Equal", "ช"), pressed("Minus", "ข")], "th").toEqual(["=", "-"]);
});

test("without Ctrl, and with Shift, what a key types counts", () => {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false };
  expect(keyName({ ...plain, code: "Digit7", key: "/", shiftKey: true })).toBe("/");
  expect(keyName({ ...plain, code: "Digit1", key: "&" })).toBe("&");
  expect(keyName({ ...plain, code: "Slash", key: "-" })).toBe("-");
  expect(keyName({ ...plain, code: "KeyK", key: "K", shiftKey: true })).toBe("k");
  expect(keyName({ ...plain, code: "Escape", key: "Escape" })).toBe("escape");
  expect(keyName({ ...plain, code: "F5", key: "F5" })).toBe("f5");
  expect(keyName({ ...plain, code: "NumpadAdd", key: "+", ctrlKey: true })).toBe("+");
  expect(keyName({ ...plain, code: "Minus", key: "ข", ctrlKey: true })).toBe("-");
});
