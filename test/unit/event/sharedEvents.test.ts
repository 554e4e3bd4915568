import { describe, expect, it } from 'vitest';
import {
  findSharedProblem,
  listSharedEvents,
  MOST_SHARED_CHARACTERS,
  putSharedEvent,
  removeSharedEvent,
} from '../../../src/core/event/sharedEvents.ts';

/** As SAM CLI and the Lambda console write it. */
const DOCUMENT = JSON.stringify({
  openapi: '3.0.0',
  info: { version: '1.0.0', title: 'Event' },
  paths: {},
  components: {
    schemas: { Event: { type: 'object' } },
    examples: { first: { value: { id: 1 }, 'x-metadata': { invocationType: 'Event' } } },
  },
});

function put(content: string, name: string, event: string): string {
  const outcome = putSharedEvent(content, name, event);
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.content;
}

describe('shared test events', () => {
  it('are the examples of the document', () => {
    expect(listSharedEvents(DOCUMENT)).toEqual([{ name: 'first', text: '{\n  "id": 1\n}\n' }]);
    for (const text of ['', 'x', '{}', '[]', '{"components":{"examples":5}}', '{"components":{"examples":{"a":1}}}']) {
      expect(listSharedEvents(text)).toEqual([]);
    }
  });

  it('are put beside the others, which stay as they are', () => {
    const after = put(DOCUMENT, 'second', '{ "offset": 9007199254740993 }');
    expect(after).toContain(
      '"second":{"value":{"offset":9007199254740993},"x-metadata":{"invocationType":"RequestResponse"}}',
    );
    const { components, ...others } = JSON.parse(after);
    expect(components.examples.first).toEqual(JSON.parse(DOCUMENT).components.examples.first);
    expect(components.schemas).toEqual({ Event: { type: 'object' } });
    expect(others).toEqual({ openapi: '3.0.0', info: { version: '1.0.0', title: 'Event' }, paths: {} });
    expect(listSharedEvents(put(after, 'first', '[]')).map(({ text }) => text)).toEqual([
      '[]\n',
      '{\n  "offset": 9007199254740993\n}\n',
    ]);
  });

  it('begin with a document that has none, and may have names like those of prototypes', () => {
    const after = put('{"openapi":"3.0.0"}', '__proto__', '{"a":1}');
    expect(listSharedEvents(after)).toEqual([{ name: '__proto__', text: '{\n  "a": 1\n}\n' }]);
  });

  it('are taken out; nothing is left after the last one', () => {
    const two = put(DOCUMENT, 'second', '{}');
    expect(listSharedEvents(removeSharedEvent(two, 'first') ?? '').map(({ name }) => name)).toEqual(['second']);
    expect(removeSharedEvent(DOCUMENT, 'first')).toBeUndefined();
  });

  it('have to fit', () => {
    const large = JSON.stringify('x'.repeat(MOST_SHARED_CHARACTERS - 100));
    expect(findSharedProblem(large)).toBeUndefined();
    expect(putSharedEvent(DOCUMENT, 'a', large)).toEqual({
      problem: expect.stringMatching(/100,000 characters at most/),
    });
    expect(findSharedProblem(JSON.stringify('x'.repeat(MOST_SHARED_CHARACTERS)))).toContain('has 100,002 characters');
    expect(putSharedEvent(DOCUMENT, 'a', '{')).toHaveProperty('problem');
    expect(putSharedEvent('no document', 'a', '{}')).toHaveProperty('problem');
  });
});
