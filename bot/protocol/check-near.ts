/** How many letters have to be added, dropped, changed or swapped to make one word of the other. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(one.length, other.length);
}

/** The known name that was probably meant; undefined where none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const written = name.toLowerCase();
  const most = Math.max(1, Math.floor(written.length / 3));
  // Two words are at least as far apart as their lengths: a long text is not compared letter by letter.
  const isNearInLength = (it: string): boolean => {
    const apart = Math.abs(it.length - written.length);
    return apart <= most && apart < it.length;
  };
  const near = [...known]
    .filter(isNearInLength)
    .map((it) => ({ it, far: distance(written, it.toLowerCase()) }))
    .filter(({ it, far }) => far <= most && far < it.length)
    .sort((a, b) => a.far - b.far);
  return near[0]?.it;
}

/** "; did you mean "x"? Known here: a, b, c" */
export function sayKnown(name: string, known: Iterable<string>, heading = 'Known here'): string {
  const all = [...known];
  const meant = nearest(name, all);
  const ask = meant === undefined ? '.' : `; did you mean "${meant}"?`;
  return all.length === 0 ? `${ask} There are none.` : `${ask} ${heading}: ${all.join(', ')}`;
}
