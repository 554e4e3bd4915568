import type { Commands, EmbeddedRef } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { toUri } from '../platform/uris.ts';
import type { Edits } from './createEdits.ts';
import { toValueRef } from './valueRef.ts';

type EditCommands = Pick<
  Commands,
  | 'mskLambda.value.edit'
  | 'mskLambda.value.setNull'
  | 'mskLambda.value.decode'
  | 'mskLambda.value.encode'
  | 'mskLambda.value.decodeWithSchema'
  | 'mskLambda.value.decodeWithGlue'
  | 'mskLambda.value.forgetSchema'
  | 'mskLambda.event.openEmbedded'
>;

/** Handlers of the commands that edit what events say; what they do is loaded with the first of them. */
export function editHandlers({ events, codecs, registerFiles }: Edits): Required<CommandHandlers<EditCommands>> {
  return {
    'mskLambda.value.edit': async (ref) => {
      const { editDecoded } = await import('./editDecoded.ts');
      registerFiles();
      return await editDecoded(events, toValueRef(ref));
    },
    'mskLambda.value.setNull': async (ref) => {
      const { setNull } = await import('./setNull.ts');
      return await setNull(events, toValueRef(ref));
    },
    'mskLambda.value.decode': async (text) => {
      const { decodeSelection } = await import('./decodeSelection.ts');
      const { inflate } = await codecs();
      return await decodeSelection(inflate, typeof text === 'string' ? text : undefined);
    },
    'mskLambda.value.encode': async (text) => {
      const { encodeSelection } = await import('./decodeSelection.ts');
      return await encodeSelection(typeof text === 'string' ? text : undefined);
    },
    'mskLambda.value.decodeWithSchema': async (ref, schema, message) => {
      const { decodeWithSchema } = await import('./decodeWithSchema.ts');
      const choice = { schema: toUri(schema), message: typeof message === 'string' ? message : undefined };
      return await decodeWithSchema(events, toValueRef(ref), choice);
    },
    'mskLambda.value.decodeWithGlue': async (ref, scope) => {
      const { decodeWithGlue } = await import('./decodeWithGlue.ts');
      return await decodeWithGlue(events, toValueRef(ref), typeof scope?.region === 'string' ? scope : undefined);
    },
    'mskLambda.value.forgetSchema': async (ref) => {
      const { forgetSchema } = await import('./decodeWithSchema.ts');
      return await forgetSchema(events, toValueRef(ref));
    },
    'mskLambda.event.openEmbedded': async (source) => {
      const { openEmbedded } = await import('./openEmbedded.ts');
      return await openEmbedded(toSource(source));
    },
  };
}

/** Menus pass other things, which count as nothing. */
function toSource(value: unknown): string | EmbeddedRef | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, offset } = value as { uri?: unknown; offset?: unknown };
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}
