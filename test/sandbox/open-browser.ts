import { spawn } from 'node:child_process';

/** Opens an address in the browser of this machine, where there is one to open. Nothing happens when that fails. */
export function openBrowser(url: string): void {
  if (!canOpen()) return;
  const [command, ...options] = opener(url);
  const child = spawn(command, options, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function canOpen(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI !== undefined && CI !== '') return false;
  return process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}

function opener(url: string): [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', url];
  // "start" is a command of the shell; its first quoted argument would be a title.
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url];
  return ['xdg-open', url];
}
