import { decodeBase64 } from '../event/base64.ts';

/** One block between a BEGIN and its END line. */
export interface PemBlock {
  /** What the markers name, e.g. `CERTIFICATE`. */
  readonly label: string;
  /** Absent: what is inside is no base64. */
  readonly bytes?: Uint8Array;
}

/** Blocks of a PEM text (RFC 7468), also where the line breaks around the markers are lost. */
export function readPemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs)].map(
    ([, label = '', inside = '']) => {
      const { bytes } = decodeBase64(inside.replace(/\\[nr]/g, ''));
      return bytes === undefined || bytes.length === 0 ? { label } : { label, bytes };
    },
  );
}

/** Whether every marker has a line of its own. */
export function hasLineBreaks(text: string): boolean {
  const markers = text.match(/-----(?:BEGIN|END) [A-Z0-9 ]+-----/g) ?? [];
  const lines = text.split(/\r?\n/).filter((line) => /^\s*-----(?:BEGIN|END) [A-Z0-9 ]+-----\s*$/.test(line));
  return markers.length === lines.length;
}
