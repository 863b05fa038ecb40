import { type Check, always } from './check.ts';

export const configInvalid: Check = {
  name: 'config-invalid',
  levels: always('error'),
  summary: 'attache.yaml does not parse, or has a wrong key or value.',
  about: {
    why: '`attache.yaml` says what is judged and how strictly, for the editor and for CI alike. A key with a slip in it does nothing, and nobody notices: a check that should stop a release stays as it was.',
    bad: `=== attache.yaml
checks:
  citation-neded: error
`,
    good: `=== attache.yaml
checks:
  citation-needed: error
`,
    quiet:
      'There is no good reason. The rest of the file counts while this stands, so nothing else is held up by it.',
    field:
      'The keys and values are a JSON Schema (2020-12), `schemas/attache.schema.json`, so any editor can check them.',
  },
  dependsOn: [],
  test: null,
};
