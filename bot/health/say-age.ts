const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const counted = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

/** "3 minutes", "2 hours", "5 days": whole ones, rounded down. */
export function lasting(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  if (ms < HOUR) return counted(Math.floor(ms / MINUTE), 'minute');
  if (ms < 2 * DAY) return counted(Math.floor(ms / HOUR), 'hour');
  return counted(Math.floor(ms / DAY), 'day');
}

export const ago = (ms: number): string => `${lasting(ms)} ago`;
