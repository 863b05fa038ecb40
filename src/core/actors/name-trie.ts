interface Branch<Value> {
  label: string;
  value: Value | undefined;
  branches: Map<number, Branch<Value>> | undefined;
}

/** A key that begins at the place asked about, and where it ends. */
export interface Found<Value> {
  readonly value: Value;
  readonly end: number;
}

/**
 * A map from texts whose keys are found in running text in time that depends on their length alone, however many
 * there are. It is a radix tree: each branch is labelled with all the characters that nothing parts, so that memory
 * grows with the number of keys rather than with their characters.
 */
export class NameTrie<Value> {
  readonly #root: Branch<Value> = { label: '', value: undefined, branches: undefined };

  get(key: string): Value | undefined {
    return this.#path(key)?.at(-1)?.value;
  }

  set(key: string, value: Value): void {
    let branch = this.#root;
    let at = 0;
    while (at < key.length) {
      branch.branches ??= new Map();
      const code = key.charCodeAt(at);
      const next = branch.branches.get(code);
      if (!next) {
        branch.branches.set(code, { label: key.slice(at), value, branches: undefined });
        return;
      }
      const shared = commonLength(next.label, key, at);
      branch = shared < next.label.length ? split(branch.branches, next, shared) : next;
      at += shared;
    }
    branch.value = value;
  }

  delete(key: string): void {
    const path = this.#path(key);
    const branch = path?.at(-1);
    if (!path || !branch) return;
    branch.value = undefined;
    const parent = path.at(-2);
    if (parent && !branch.branches) {
      parent.branches?.delete(branch.label.charCodeAt(0));
      if (parent.branches?.size === 0) parent.branches = undefined;
    }
    for (const changed of [branch, parent]) if (changed && changed !== this.#root) join(changed);
  }

  /** All keys that the text holds from this offset on, the longest first. */
  at(text: string, start: number): readonly Found<Value>[] {
    let branch = this.#root.branches?.get(text.charCodeAt(start));
    if (!branch) return [];
    const found: Found<Value>[] = [];
    let end = start;
    while (branch && text.startsWith(branch.label, end)) {
      end += branch.label.length;
      if (branch.value !== undefined) found.unshift({ value: branch.value, end });
      branch = branch.branches?.get(text.charCodeAt(end));
    }
    return found;
  }

  /** The branches from the root to the one that ends this key. */
  #path(key: string): Branch<Value>[] | null {
    const path = [this.#root];
    let at = 0;
    while (at < key.length) {
      const next = path.at(-1)?.branches?.get(key.charCodeAt(at));
      if (!next || !key.startsWith(next.label, at)) return null;
      path.push(next);
      at += next.label.length;
    }
    return path;
  }
}

function commonLength(label: string, key: string, at: number): number {
  let length = 0;
  while (length < label.length && label.charCodeAt(length) === key.charCodeAt(at + length)) length++;
  return length;
}

/** Parts a branch after some of its label and returns the new one above it. */
function split<Value>(
  siblings: Map<number, Branch<Value>>,
  branch: Branch<Value>,
  length: number,
): Branch<Value> {
  const label = branch.label.slice(0, length);
  branch.label = branch.label.slice(length);
  const above = { label, value: undefined, branches: new Map([[branch.label.charCodeAt(0), branch]]) };
  siblings.set(label.charCodeAt(0), above);
  return above;
}

/** Makes one of a branch that bears nothing and the only one below it. */
function join<Value>(branch: Branch<Value>): void {
  if (branch.value !== undefined || branch.branches?.size !== 1) return;
  for (const only of branch.branches.values()) {
    branch.label += only.label;
    branch.value = only.value;
    branch.branches = only.branches;
  }
}
