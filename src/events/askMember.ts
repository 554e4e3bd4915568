import * as vscode from 'vscode';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { listSpecProblems } from '../core/event/generate/generationPlan.ts';

/** Asks for one member as a line of text and refuses what generating would refuse. Undefined: the user left. */
export async function askMember<Member extends keyof EventSpec>(
  spec: EventSpec,
  member: Member,
  prompt: string,
  value: string,
  parse: (text: string) => EventSpec[Member],
): Promise<EventSpec | undefined> {
  const change = (text: string): EventSpec => ({ ...spec, [member]: parse(text.trim()) });
  const title = vscode.l10n.t('Generate Test Event: {0}', spec.topic);
  const validateInput = (text: string) => findProblem(change(text), member);
  const text = await vscode.window.showInputBox({ title, prompt, value, validateInput, ignoreFocusOut: true });
  return text === undefined ? undefined : change(text);
}

/** What is wrong with one member, in words. */
export function findProblem(spec: EventSpec, member: keyof EventSpec): string | undefined {
  return listSpecProblems(spec).find(({ path }) => path[0] === member)?.message;
}

/** Asks for one of some choices: each with its words. */
export async function pick<Choice extends string>(
  title: string,
  choices: Readonly<Record<Choice, () => string>>,
  placeHolder?: string,
): Promise<Choice | undefined> {
  const entries = Object.entries<() => string>(choices) as [Choice, () => string][];
  const items = entries.map(([choice, words]) => ({ label: words(), choice }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.choice;
}
