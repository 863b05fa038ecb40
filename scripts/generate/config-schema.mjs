// The names of the checks in the schema of attache.yaml. All else in it is written by hand.
import { laidOut, readSchema, schemaFile } from './files.mjs';

/** Settings for checks to come are taken, so that a workspace may be ahead of the program; the words say so. */
const planned = ' (Not looked for yet.)';

export async function configSchema(checks, names) {
  const schema = readSchema('attache');
  const written = schema.properties.checks.properties;
  const entries = names.map((name) => {
    const built = checks.find((check) => check.name === name);
    return [name, built ? ofBuilt(built) : ofPlanned(name, written[name])];
  });
  schema.properties.checks.properties = Object.fromEntries(entries);
  return laidOut(schemaFile('attache'), JSON.stringify(schema, null, 2));
}

const setting = (description, example) => ({
  description,
  $ref: 'common.schema.json#/$defs/check-setting',
  examples: [example],
});

const ofBuilt = ({ summary, levels: { draft, released } }) =>
  setting(summary, draft === released ? draft : { level: draft, released });

/** What a planned check will look for is written by hand; its example is its level to be. */
function ofPlanned(name, written) {
  if (!written) throw new Error(`Describe “${name}” under checks in ${schemaFile('attache')}.`);
  return setting(written.description.replace(planned, '') + planned, written.examples[0]);
}
