/** Numbers the calls of one question, so that an answer that was overtaken can be dropped. */
export function latest(): () => () => boolean {
  let newest = 0;
  return () => {
    const mine = ++newest;
    return () => mine === newest;
  };
}
