/** The one name that a text spells in another way: other case, blanks, dashes, underscores or dots. */
export function toMeantName(names: readonly string[], text: string): string | undefined {
  const meant = names.filter((name) => toLetters(name) === toLetters(text));
  return meant.length === 1 ? meant[0] : undefined;
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
