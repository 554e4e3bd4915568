import { Session } from 'node:inspector/promises';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { toLargeEvent } from './largeEvent.ts';
import { type Beat, toLongestOwn } from './turnProfile.ts';

/** Begins the line that carries the result. */
const mark = '[tasks] ';

const keys = 20;
const pages = 30;
/** Milliseconds between keys, and between pages, as of somebody who is quick. */
const betweenKeys = 150;
const betweenPages = 60;
/** Milliseconds between two looks at what the thread of the extension host has done. */
const beat = 5;
/** Microseconds between two samples of what the thread is at. */
const sample = 500;

/** Milliseconds: of the longest turn, and most in a turn of the extension's own code and of what it called. */
interface Longest {
  readonly turn: number;
  readonly own: number;
}

/** Runs in the extension host: opens a large event, types into its middle, scrolls, and prints the longest of both. */
export async function run(): Promise<void> {
  const [extension] = vscode.extensions.all.filter(({ packageJSON }) => packageJSON.isUnderDevelopment);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (extension === undefined || folder === undefined)
    throw new Error('An extension from source and a folder are needed');
  await extension.activate();
  const uri = vscode.Uri.joinPath(folder.uri, 'large.msk-event.json');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(toLargeEvent()));
  const editor = await vscode.window.showTextDocument(uri);
  await becomeIdle();
  const code = vscode.Uri.joinPath(extension.extensionUri, 'dist').toString(true);
  const isOwn = (url: string) => url.startsWith(`${code}/`) && url !== import.meta.url;
  const typing = await measureLongest(() => type(editor), isOwn);
  const scrolling = await measureLongest(scroll, isOwn);
  console.log(`${mark}${JSON.stringify({ typing, scrolling })}`);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function type(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const place = document.positionAt(text.indexOf('"value": "', text.length / 2) + 30);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection);
  for (let key = 0; key < keys; key += 1) {
    await vscode.commands.executeCommand('type', { text: 'A' });
    await pause(betweenKeys);
  }
}

async function scroll(): Promise<void> {
  for (let page = 0; page < pages; page += 1) {
    await vscode.commands.executeCommand('editorScroll', { to: 'down', by: 'page', value: 1 });
    await pause(betweenPages);
  }
}

/** From one beat to the next, by the time that the thread was at work: what the machine does besides does not count. */
async function measureLongest(act: () => Promise<void>, isOwn: (url: string) => boolean): Promise<Longest> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: sample });
  await session.post('Profiler.start');
  const beats: Beat[] = [];
  const note = () => beats.push({ time: Number(process.hrtime.bigint() / 1000n), worked: toWorked() });
  const timer = setInterval(note, beat);
  await act();
  await becomeIdle();
  clearInterval(timer);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const turns = beats.slice(1).map(({ worked }, place) => worked - (beats[place]?.worked ?? worked));
  return { turn: Math.max(...turns), own: toLongestOwn(profile, beats, isOwn) };
}

/** Milliseconds that the thread has been at work. */
function toWorked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Waits until the thread has had next to nothing to do for a second, or a minute. */
async function becomeIdle(): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (let calm = 0; calm < 40 && performance.now() < deadline; ) {
    const before = toWorked();
    await pause(25);
    calm = toWorked() - before < 5 ? calm + 1 : 0;
  }
}
