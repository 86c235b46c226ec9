import type { Clock } from './clock-setting.ts';

export interface HostedFunction {
  name: string;
  trigger: 'http' | 'timer';
  /** With the prefix of host.json and without a leading slash: `api/messages`. */
  route?: string;
  methods?: string[];
  /** NCRONTAB, with app settings filled in. */
  schedule?: string;
}

export interface StartOptions {
  appDir: string;
  appFiles: string[];
  port: number;
  clock: Clock;
  timers: 'manual' | 'cron';
  /** Epoch milliseconds on the app's clock; undefined: never. */
  lastRunning: number | undefined;
}

/** What the test's process asks of the app's process. */
export type ToHost =
  | { type: 'start'; options: StartOptions }
  | { type: 'clock'; clock: Clock }
  | { type: 'run'; id: number; name: string; pastDue: boolean }
  | { type: 'stop' };

/** What the app's process reports. */
export type FromHost =
  | { type: 'ready'; port: number; functions: HostedFunction[] }
  | { type: 'failed'; message: string }
  | { type: 'clockSet' }
  | { type: 'ran'; id: number; error?: string };
