/*
 * What is used here of npm's linkedom and @mozilla/readability. Their own types bring in those of a browser's DOM,
 * which the core must not lean on.
 */

declare module 'linkedom' {
  export interface DomNode {
    /** 1 an element, 3 text. */
    readonly nodeType: number;
    readonly textContent: string | null;
    readonly childNodes: Iterable<DomNode>;
    readonly parentNode: DomNode | null;
    readonly firstChild: DomNode | null;
    readonly nextSibling: DomNode | null;
  }

  export interface DomElement extends DomNode {
    readonly localName: string;
    getAttribute(name: string): string | null;
    querySelector(selector: string): DomElement | null;
    querySelectorAll(selector: string): Iterable<DomElement>;
  }

  export interface DomDocument extends DomNode {
    readonly documentElement: DomElement | null;
    readonly body: DomElement | null;
    querySelector(selector: string): DomElement | null;
    querySelectorAll(selector: string): Iterable<DomElement>;
  }

  export class DOMParser {
    parseFromString(text: string, type: 'text/html'): DomDocument;
  }
}

declare module '@mozilla/readability' {
  import type { DomDocument, DomElement } from 'linkedom';

  export interface Article {
    readonly title: string | null | undefined;
    readonly byline: string | null | undefined;
    readonly content: DomElement | null | undefined;
  }

  interface Options {
    readonly serializer: (element: DomElement) => DomElement;
  }

  /** Changes the document that it reads. */
  export class Readability {
    constructor(document: DomDocument, options: Options);
    parse(): Article | null;
  }
}
