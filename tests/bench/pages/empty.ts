import { probe, ready } from "./probe";

/** Nothing to move: what the frames do by themselves. */
ready(probe(() => null));
