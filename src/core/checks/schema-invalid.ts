import { type Check, always } from './check.ts';

export const schemaInvalid: Check = {
  name: 'schema-invalid',
  levels: always('error'),
  summary:
    'A JSON Schema of the team’s own does not parse, is no schema, or refers to something that is not there.',
  about: {
    why: 'A schema of your own says what notes of that type owe. With a fault in it, no note of that type is judged: all of them look fine.',
    bad: `=== attache.yaml
schemas:
  meeting: schemas/meeting.schema.json
=== schemas/meeting.schema.json
{
  "type": "objekt",
  "required": ["with"]
}
`,
    good: `=== attache.yaml
schemas:
  meeting: schemas/meeting.schema.json
=== schemas/meeting.schema.json
{
  "type": "object",
  "required": ["with"]
}
`,
    quiet:
      'There is no good reason. Only the types that lead to the file are switched off meanwhile; a schema that is not ready can be left out of `attache.yaml`.',
    field:
      'JSON Schema, draft 2020-12. Nothing is ever fetched from the web, since workspaces come from strangers, too.',
  },
  dependsOn: [],
  test: null,
};
