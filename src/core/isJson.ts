/** Whether a text is JSON as every parser takes it: no comments, no trailing commas. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
