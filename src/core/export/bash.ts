/** Needs no quotes in bash or zsh, whatever its place. */
const PLAIN = /^[A-Za-z0-9_.,:/@+][A-Za-z0-9_.,:/@+-]*$/;

/**
 * One argument as bash (and every POSIX shell) reads it back exactly. A NUL cannot be part of an argument on any system;
 * it is left out.
 */
export function quoteBash(text: string): string {
  const passable = text.replaceAll('\0', '');
  return PLAIN.test(passable) ? passable : `'${passable.replaceAll("'", `'\\''`)}'`;
}
