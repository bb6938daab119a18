import { en } from "./en";

/** Every word a person reads, in one language; another language is another file of this type. */
type Words = typeof en;

export const words: Words = en;
