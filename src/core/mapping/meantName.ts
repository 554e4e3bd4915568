/** The one name that a text spells in another way: other case, blanks, dashes, underscores or dots. */
export function toMeantName(names: readonly string[], text: string): string | undefined {
  const letters = toLetters(text);
  const meant = names.filter((name) => toLetters(name) === letters);
  return meant.length === 1 ? meant[0] : undefined;
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
