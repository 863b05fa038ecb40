import { commands, type Memento } from 'vscode';

/** How a view groups its rows: told to its menus, and remembered for the workspace. */
export class Grouping<Name extends string> {
  readonly #key: string;
  readonly #memento: Memento;
  #value: Name;

  /** The first of the names is how it begins. */
  constructor(view: 'claims' | 'actors' | 'sources', names: readonly [Name, ...Name[]], memento: Memento) {
    this.#key = `attache.${view}.grouping`;
    this.#memento = memento;
    const remembered = memento.get(this.#key);
    this.#value = names.find((name) => name === remembered) ?? names[0];
    this.#tell();
  }

  get value(): Name {
    return this.#value;
  }

  async choose(value: Name): Promise<void> {
    this.#value = value;
    this.#tell();
    await this.#memento.update(this.#key, value);
  }

  #tell(): void {
    void commands.executeCommand('setContext', this.#key, this.#value);
  }
}
