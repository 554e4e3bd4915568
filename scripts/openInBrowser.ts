import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  // An empty title, since `start` takes the first quoted word for one.
  win32: ['cmd', '/c', 'start', ''],
};

/** Shows an address in the user's browser, where there is a desktop; false where there is none. */
export function openInBrowser(url: string): boolean {
  const [command, ...args] = openers[process.platform] ?? [];
  const hasDesktop = process.platform !== 'linux' || hasDisplay();
  if (command === undefined || !hasDesktop) return false;
  const quoted = process.platform === 'win32' ? url.replaceAll('&', '^&') : url;
  const child = spawn(command, [...args, quoted], { stdio: 'ignore', detached: true });
  // Without an opener the printed address is all there is.
  child.once('error', () => undefined);
  child.unref();
  return true;
}

export function hasDisplay(): boolean {
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}
