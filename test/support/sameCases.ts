import * as fc from 'fast-check';

/** The tests try the same cases each time, so that nothing fails by chance; `npm run fuzz` tries others every time. */
if (process.env.FUZZ_EVENTS === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 194 });
