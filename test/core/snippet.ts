/** An entry of a .code-snippets file. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: string | readonly string[];
}

/** The text that a snippet leaves when one tabs through it without typing: defaults, and of choices the first. */
export function expand({ body }: Snippet, variables: Readonly<Record<string, string>>): string {
  const text = typeof body === 'string' ? body : body.join('\n');
  const fields = new Map<string, string>();
  // Once to learn what the fields hold, and once more for those that are repeated before they are filled.
  new Expansion(text, variables, fields).read();
  return new Expansion(text, variables, fields).read();
}

export function choicesIn({ body }: Snippet): string[][] {
  const text = typeof body === 'string' ? body : body.join('\n');
  return [...text.matchAll(/\$\{\d+\|([^|]*)\|\}/gu)].map(([, choices = '']) => choices.split(','));
}

/** The syntax of VS Code's snippets (User Guide, "Snippet syntax"), as far as ours use it; throws at anything else. */
class Expansion {
  readonly #text: string;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #fields: Map<string, string>;
  #at = 0;

  constructor(text: string, variables: Readonly<Record<string, string>>, fields: Map<string, string>) {
    this.#text = text;
    this.#variables = variables;
    this.#fields = fields;
  }

  read(inside = false): string {
    let out = '';
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (inside && character === '}') return out;
      if (character === '\\') {
        out += this.#take(/\\[$}\\]/uy)[0].slice(1);
      } else if (character === '$') {
        out += this.#field();
      } else {
        out += character;
        this.#at += 1;
      }
    }
    if (inside) throw new Error(`A field is not closed: ${this.#text}`);
    return out;
  }

  #field(): string {
    const [, brace = '', name = ''] = this.#take(/\$(\{?)(\d+|[A-Z_]+)/uy);
    if (brace === '') return this.#valueOf(name) ?? '';
    const [mark = ''] = this.#take(/[}:|]/uy);
    if (mark === '}') return this.#valueOf(name) ?? '';
    if (mark === '|') {
      const [first = ''] = this.#take(/[^,|]+/uy);
      this.#take(/[^|]*\|\}/uy);
      return this.#fill(name, first);
    }
    const given = this.read(true);
    this.#take(/\}/uy);
    if (/^\d/u.test(name)) return this.#fill(name, given);
    const known = this.#valueOf(name);
    return known === undefined || known === '' ? given : known;
  }

  #valueOf(name: string): string | undefined {
    if (/^\d/u.test(name)) return this.#fields.get(name);
    if (!Object.hasOwn(this.#variables, name))
      throw new Error(`VS Code knows no variable ${name}, or we don't`);
    return this.#variables[name];
  }

  #fill(name: string, value: string): string {
    this.#fields.set(name, value);
    return value;
  }

  #take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) throw new Error(`No snippet syntax at ${this.#at} of ${this.#text}`);
    this.#at += found[0].length;
    return found;
  }
}
