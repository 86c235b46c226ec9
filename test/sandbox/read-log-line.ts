/** One line of the app's log for somebody who watches the sandbox; undefined for what says nothing: a sweep without a case. */
export function readLogLine(line: string): string | undefined {
  const told = parsed(line);
  if (!told) return line;
  const { event, level } = told;
  const sign = level === 'error' ? '✖ ' : level === 'warn' ? '! ' : '';
  const time = String(told['at']).slice(11, 19);
  if (event === 'sweep' && told['cases'] === 0 && level === 'info') return undefined;
  return `${time} ${sign}${wordsOf(told)}`;
}

type Told = Readonly<Record<string, unknown>>;

function parsed(line: string): Told | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const told = JSON.parse(line) as Told;
    return typeof told['event'] === 'string' && typeof told['at'] === 'string' ? told : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in every line, or says nothing to somebody who sees the chat. */
const LEFT_OUT = new Set(['at', 'level', 'event', 'activity', 'person', 'ms']);

function wordsOf(told: Told): string {
  const ms = Number(told['ms'] ?? Number.NaN);
  const rest = Object.entries(told).filter(([name, value]) => !LEFT_OUT.has(name) && value !== 0);
  const words = rest.map(([name, value]) =>
    typeof value === 'string' ? value : `${name} ${JSON.stringify(value)}`,
  );
  return [String(told['event']), ...words, ...(Number.isNaN(ms) ? [] : [`${ms} ms`])].join(' ');
}
