import attache from '../../../schemas/attache.schema.json' with { type: 'json' };
import common from '../../../schemas/common.schema.json' with { type: 'json' };
import event from '../../../schemas/event.schema.json' with { type: 'json' };
import note from '../../../schemas/note.schema.json' with { type: 'json' };
import office from '../../../schemas/office.schema.json' with { type: 'json' };
import organisation from '../../../schemas/organisation.schema.json' with { type: 'json' };
import person from '../../../schemas/person.schema.json' with { type: 'json' };
import place from '../../../schemas/place.schema.json' with { type: 'json' };
import review from '../../../schemas/review.schema.json' with { type: 'json' };
import schema from '../../../schemas/schema.schema.json' with { type: 'json' };
import source from '../../../schemas/source.schema.json' with { type: 'json' };
import type { SchemaObject } from './json-schema.ts';

/** Where our own schemas are known to others that refer to them: `attache:/schemas/note.schema.json`. */
export const builtInBase = 'attache:/schemas/';

/** The schemas that ship with the product, by the name before `.schema.json`. */
export const builtInSchemas: Readonly<Record<string, SchemaObject>> = {
  attache,
  common,
  event,
  note,
  office,
  organisation,
  person,
  place,
  review,
  schema,
  source,
} as unknown as Record<string, SchemaObject>;
