import type { Operation } from '../service.ts';

export interface RestMatch {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

/** Finds the operation whose method and URI template fit; labels are decoded (`%2F` stays inside its label). */
export function matchRest(operations: readonly Operation[], method: string, path: string): RestMatch | undefined {
  const segments = splitPath(path);
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const labels = matchTemplate(splitPath(operation.path ?? ''), segments);
    if (labels !== undefined) return { operation, labels };
  }
  return undefined;
}

function splitPath(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchTemplate(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const rest = /^\{(\w+)\+\}$/.exec(template.at(-1) ?? '')?.[1];
  if (rest !== undefined) return matchRestOfPath(template.slice(0, -1), segments, rest);
  if (template.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = decode(segment);
    else if (part !== segment) return undefined;
  }
  return labels;
}

/** A label such as `{Key+}` takes everything from its place on, slashes too. */
function matchRestOfPath(
  template: readonly string[],
  segments: readonly string[],
  name: string,
): Record<string, string> | undefined {
  if (segments.length <= template.length) return undefined;
  const labels = matchTemplate(template, segments.slice(0, template.length));
  return labels && { ...labels, [name]: segments.slice(template.length).map(decode).join('/') };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
