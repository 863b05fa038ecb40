import type { YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { isMisread } from '../yaml/scalars.ts';
import { wholeSigns } from '../yaml/values.ts';
import { applicable, applicableInside, isEmpty, meansText } from './applicable.ts';
import { type Schema, type SchemaObject, escapeStep, typesOf } from './json-schema.ts';
import type { Schemas } from './schemas.ts';

export type Path = readonly (string | number)[];

/** A value of the YAML document and how one comes to it. */
export interface Place {
  readonly path: Path;
  readonly value: YamlValue;
  readonly keyRange: Range | null;
}

/** A YAML value as the engine takes it, with the way back from its JSON pointers. */
export interface Instance {
  readonly json: unknown;
  readonly places: ReadonlyMap<string, Place>;
  /** Scalars that are meant as text and that readers of YAML take for something else. */
  readonly misread: readonly Place[];
}

/**
 * Makes JSON of YAML with an eye on the schema: where only text is possible a number stands for its digits as typed,
 * and a key without a value is not there yet.
 */
export function instanceOf(schemas: Schemas, schema: Schema, value: YamlValue): Instance {
  const builder = new Builder(schemas);
  let made: readonly SchemaObject[] | null = null;
  const own: Own = () => (made ??= applicable(schemas, schema, value));
  const json = builder.build(value, own, { path: [], value, keyRange: null }, '');
  return { json: json ?? null, places: builder.places, misread: builder.misread };
}

/** Asked for by few values, and made from what is asked for above them. */
type Own = () => readonly SchemaObject[];

class Builder {
  readonly places = new Map<string, Place>();
  readonly misread: Place[] = [];
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** Undefined where there is nothing yet; such a value has no place either. */
  build(value: YamlValue, own: Own, place: Place, pointer: string): unknown {
    const json = this.#build(value, own, place, pointer);
    if (json !== undefined) this.places.set(pointer, place);
    return json;
  }

  #build(value: YamlValue, own: Own, place: Place, pointer: string): unknown {
    if (value.type === 'scalar') return this.#scalar(value, own, place);
    const inside = (step: string | number, inner: YamlValue): Own => {
      let made: readonly SchemaObject[] | null = null;
      return () => (made ??= applicableInside(this.#schemas, own(), step, inner));
    };
    if (value.type === 'list') {
      const list: unknown[] = [];
      value.items.forEach((item, index) => {
        const at: Place = { path: [...place.path, index], value: item, keyRange: null };
        const json = this.build(item, inside(index, item), at, `${pointer}/${list.length}`);
        if (json !== undefined) list.push(json);
      });
      return list;
    }
    const map = Object.create(null) as Record<string, unknown>;
    for (const { key: written, keyRange, value: inner } of value.entries) {
      const key = wholeSigns(written);
      const at: Place = { path: [...place.path, key], value: inner, keyRange };
      const json = this.build(inner, inside(key, inner), at, `${pointer}/${escapeStep(key)}`);
      if (json !== undefined) map[key] = json;
    }
    return map;
  }

  #scalar(scalar: YamlScalar, own: Own, place: Place): unknown {
    if (isEmpty(scalar)) return this.#nothing(scalar, own, place);
    if (scalar.style !== 'plain' || !mayBeMisread.test(scalar.source)) return scalar.value;
    const text = meansText(own());
    const mayBeText = allows(own(), 'string') && !allows(own(), 'boolean') && !own().some(isDate);
    const isNumber = !text && decimal.test(scalar.source);
    if (mayBeText && !isNumber && isMisread(scalar.source)) this.misread.push(place);
    return text ? scalar.source : scalar.value;
  }

  /** A key without a value is not there yet; `Null` is a surname, which YAML takes for nothing. */
  #nothing(scalar: YamlScalar, own: Own, place: Place): unknown {
    if (allows(own(), 'null')) return null;
    if (!/^N(?:ull|ULL)$/u.test(scalar.source) || !meansText(own())) return undefined;
    this.misread.push(place);
    return scalar.source;
  }
}

/** A number as everybody writes it: where a number may stand, `1.0` is one; `007` and `1e3` hardly are. */
const decimal = /^[-+]?(?:0|[1-9]\d*)?(?:\.\d+)?$/u;

/** A date that can't be read is said to be none; quotes would not mend it. */
const isDate = ({ format }: SchemaObject): boolean => format?.startsWith('edtf') === true;

const allows = (own: readonly SchemaObject[], type: string): boolean =>
  own.some((schema) => typesOf(schema)?.includes(type));

const mayBeMisread = /^(?:[-+.\d]|(?:true|false|yes|no|on|off)$)/iu;
