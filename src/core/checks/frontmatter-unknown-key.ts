import type { YamlValue } from '../model/yaml.ts';
import { knownKeys, ownProperty } from '../schema/applicable.ts';
import { instanceOf } from '../schema/instance.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import type { Schemas } from '../schema/schemas.ts';
import { type Described, describedFrontmatter } from '../schema/walk.ts';
import { slipOf } from '../text/nearest.ts';
import { renameKey } from '../yaml/edits.ts';
import { type Check, type Draft, always } from './check.ts';

export const frontmatterUnknownKey: Check = {
  name: 'frontmatter-unknown-key',
  levels: always('hint'),
  summary: 'A key of the frontmatter is a letter or two from a known one, or in another case.',
  about: {
    why: 'A key that is nearly right does nothing. The note has its date in plain sight, and no check sees it.',
    bad: `---
type: note
as_of: 2025-06-04
---

Norland and Vessia signed at Kell.
`,
    good: `---
type: note
as-of: 2025-06-04
---

Norland and Vessia signed at Kell.
`,
    quiet:
      'Where the key is the team’s own and only looks like one of ours. Keys that resemble none are never mentioned: any note may carry more.',
    field:
      'Our own rule. Formats that take any key, as YAML frontmatter does, need somebody who notices the slips.',
  },
  dependsOn: [],
  *test({ once, schemas, text }) {
    let leftAt: readonly (string | number)[] | null = null;
    for (const value of once(describedFrontmatter)) {
      if (leftAt && isInside(value.path, leftAt)) continue;
      leftAt = value.own.some((each) => each['x-left-to'] !== undefined) ? value.path : null;
      if (leftAt === null) yield* slips(value, schemas, text);
    }
  },
};

const isInside = (path: readonly (string | number)[], outer: readonly (string | number)[]): boolean =>
  outer.every((step, at) => path[at] === step);

/** Any key may stand beside those of the schema: only what is nearly one of them was hardly meant otherwise. */
function* slips({ value, own }: Described, schemas: Schemas, text: string): Generator<Draft> {
  if (value.type !== 'map' || own.some(takesNoOthers)) return;
  const known = knownKeys(own);
  const free = new Set(known.filter((key) => !value.entries.some((entry) => entry.key === key)));
  for (const entry of value.entries) {
    if (known.includes(entry.key)) continue;
    const meant = slipOf(entry.key, [...free]);
    if (meant === null) continue;
    // Two of one meaning would stand twice once both are renamed.
    free.delete(meant);
    const safe = own.every((schema) => fitsUnder(schemas, schema, meant, entry.value));
    yield {
      range: entry.keyRange,
      message: `No key is called “${entry.key}” here. Did you mean “${meant}”?`,
      fixes: [{ title: `Rename to “${meant}”`, edits: [renameKey(text, entry, meant)], safe }],
    };
  }
}

/** Whether a value is right under another key: renaming must not make an error of a hint. */
function fitsUnder(schemas: Schemas, parent: SchemaObject, key: string, value: YamlValue): boolean {
  const schema = ownProperty(parent.properties, key);
  return schema === undefined || schemas.fits(schema, instanceOf(schemas, schema, value).json);
}

/** Other keys are wrong there, or have a schema of their own. */
const takesNoOthers = (schema: SchemaObject): boolean =>
  schema.additionalProperties !== undefined || schema['unevaluatedProperties'] !== undefined;
