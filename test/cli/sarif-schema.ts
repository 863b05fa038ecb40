import { readFileSync } from 'node:fs';
import { Validator, type Schema } from '@cfworker/json-schema';

const schema = JSON.parse(
  readFileSync(new URL('../data/sarif/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
) as Schema;

/** What the published schema has against a log; empty where it is valid. */
export function schemaErrors(log: unknown): string[] {
  const { valid, errors } = new Validator(schema, '7', false).validate(log);
  return valid ? [] : errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region: Region;
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: PhysicalLocation }[];
  readonly relatedLocations: readonly {
    readonly physicalLocation: PhysicalLocation;
    readonly message: { readonly text: string };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
  readonly baselineState?: string;
  readonly properties: { readonly level: string; readonly tags?: readonly string[] };
}

export interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly version: string;
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
          readonly help: { readonly text: string; readonly markdown?: string };
          readonly defaultConfiguration: { readonly enabled: boolean; readonly level?: string };
        }[];
      };
    };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
    readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
    readonly columnKind: string;
    readonly results: readonly Result[];
  }[];
}
