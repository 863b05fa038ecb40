import { type Check, always } from './check.ts';

export const schemaInvalid: Check = {
  name: 'schema-invalid',
  levels: always('error'),
  summary:
    'A JSON Schema of the team’s own does not parse, is no schema, or refers to something that is not there.',
  dependsOn: [],
  test: null,
};
