import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConsoleMessage, Page } from '@playwright/test';
import { root } from '../../scripts/paths.ts';
import themes from '../fixtures/themes.json' with { type: 'json' };

export type ThemeName = keyof typeof themes;

export const THEMES = Object.keys(themes) as readonly ThemeName[];

/** The one that pages are opened in. */
export const FIRST_THEME = 'dark' satisfies ThemeName;

export interface ServedPage {
  /** Of the built script and style sheet. */
  readonly name: string;
  /** Built files; the folder that `npm run build` fills when absent. */
  readonly dist?: string;
  readonly receive: (message: unknown) => unknown;
  /** Hears what the browser complains of, a refused style for instance. */
  readonly complain: (text: string) => unknown;
}

interface Part {
  dispose(): unknown;
}

/** What to take out of a page again before it can be served anew. */
const served = new WeakMap<Page, readonly Part[]>();

/** Opens a built page in a plain browser, with what VS Code puts into a webview. */
export async function servePage(page: Page, { name, dist, receive, complain }: ServedPage): Promise<void> {
  const address = `http://${name}.test/`;
  const folder = dist ?? process.env['MSK_LAMBDA_DIST'] ?? path.join(root, 'dist');
  const hearMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') complain(message.text());
  };
  const hearError = (error: Error) => complain(String(error));
  page.on('console', hearMessage).on('pageerror', hearError);
  served.set(page, [
    { dispose: () => page.off('console', hearMessage).off('pageerror', hearError) },
    await page.exposeFunction('toHost', receive),
    await page.addInitScript(fakeWebview, randomUUID()),
    await page.addInitScript(dress, themes[FIRST_THEME]),
    await page.route(`${address}**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: toHtml(name) });
      else await route.fulfill({ contentType: toType(pathname), body: await readFile(path.join(folder, pathname)) });
    }),
  ]);
  await page.goto(address);
}

/** Takes everything out of a page that was served. */
export async function leavePage(page: Page): Promise<void> {
  await page.goto('about:blank');
  for (const part of served.get(page) ?? []) await part.dispose();
  served.delete(page);
}

/** Changes the theme as VS Code does it below an open page. */
export async function dressPage(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate(dress, themes[theme]);
}

/** A page that was closed meanwhile hears nothing, as with a closed tab. */
export async function postToPage(page: Page, message: unknown): Promise<void> {
  await page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
}

/** The same policy as platform/webviewHtml.ts sets. */
const toHtml = (name: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>MSK Lambda</title>
<link rel="stylesheet" href="/codicon.css"><link rel="stylesheet" href="/${name}.css">
<script type="module" src="/${name}.js"></script></head><body></body></html>`;

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

function toType(pathname: string): string {
  return TYPES[path.extname(pathname)] ?? 'application/octet-stream';
}

/** Runs in the page before its script: what VS Code puts into a webview, with the state of this page and of none before it. */
function fakeWebview(id: string): void {
  if (sessionStorage.getItem('id') !== id) sessionStorage.clear();
  sessionStorage.setItem('id', id);
  const send: unknown = Reflect.get(window, 'toHost');
  Reflect.set(window, 'acquireVsCodeApi', () => ({
    postMessage: (message: unknown) => {
      // As VS Code does: what goes through is JSON.
      if (typeof send === 'function') void send(JSON.parse(JSON.stringify(message)));
    },
    getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  }));
}

/** Runs in the page, also before there is a body. */
function dress(theme: { readonly body: string; readonly variables: Record<string, string> }): void {
  const apply = () => {
    const { style } = document.documentElement;
    style.cssText = '';
    for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
    document.body.className = theme.body;
  };
  if (document.body === null) document.addEventListener('DOMContentLoaded', apply);
  else apply();
}
