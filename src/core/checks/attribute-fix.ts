import type { Fix } from '../model/edit.ts';
import type { ClaimFacts } from '../model/facts.ts';
import { attributeEdit } from '../notes/claim-attribute.ts';
import type { CheckContext } from './check.ts';

/** Offers an attribute of a claim, or another value of it; nothing where it can't be written. */
export function attributeFix(
  { note, text }: CheckContext,
  claim: ClaimFacts,
  [key, value]: readonly [string, string],
  title: string,
): Fix[] {
  const edit = attributeEdit(text, note, claim, key, value);
  return edit ? [{ title, edits: [edit], safe: false }] : [];
}
