import type { MskLambdaApi } from './api.ts';

/** The functions of the public API, without its version. */
export type ApiFunctions = Omit<MskLambdaApi, 'apiVersion'>;

/** The public API (docs/api.md) before anything of it is loaded: `load` answers what is behind it. */
export function toLazyApi(load: () => Promise<ApiFunctions>): MskLambdaApi {
  return {
    apiVersion: '1.4.0',
    snapshot: async (options) => (await load()).snapshot(options),
    checkMapping: async (mapping, options) => (await load()).checkMapping(mapping, options),
    exportMapping: async (mapping, format) => (await load()).exportMapping(mapping, format),
    rolePolicy: async (mapping, options) => (await load()).rolePolicy(mapping, options),
    explain: async (mapping, known) => (await load()).explain(mapping, known),
    diagnose: async (options) => (await load()).diagnose(options),
    generateEvents: async (spec) => (await load()).generateEvents(spec),
    readEvent: async (text) => (await load()).readEvent(text),
    writeValue: async (text, path, bytes) => (await load()).writeValue(text, path, bytes),
  };
}
