/**
 * Arguments of a command without what VS Code adds where the command stands in the title of an editor: which group it is in. No
 * command of ours takes that, and it would stand where other callers say what they want.
 */
export function withoutEditorPlace(args: readonly unknown[]): readonly unknown[] {
  return args.filter((arg) => !isEditorPlace(arg));
}

function isEditorPlace(arg: unknown): boolean {
  return typeof arg === 'object' && arg !== null && 'groupId' in arg && typeof arg.groupId === 'number';
}
