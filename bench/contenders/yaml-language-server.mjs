import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The peer's language service, on the same YAML as a document of its own and with the same schemas. */
export async function prepare({ schema }) {
  const { getLanguageService } = require('yaml-language-server');
  const { TextDocument } = createRequire(require.resolve('yaml-language-server'))(
    'vscode-languageserver-textdocument',
  );
  const service = getLanguageService({
    schemaRequestService: (uri) => readFile(fileURLToPath(uri), 'utf8'),
    workspaceContext: {
      resolveRelativePath: (relative, resource) =>
        new URL(relative, new URL(`${path.posix.dirname(resource)}/`)).href,
    },
    clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  service.configure({
    validate: true,
    completion: true,
    hover: true,
    schemas: [{ uri: schema, fileMatch: ['*.yaml'] }],
  });
  let version = 0;
  const opened = (text) => TextDocument.create('file:///notes/typed.yaml', 'yaml', ++version, text);
  const judge = async (document) =>
    (await service.doValidation(document, false)).map(({ message }) => message);
  const complete = async (document, offset) => {
    const { items } = await service.doComplete(document, document.positionAt(offset), false);
    return items.map(({ label }) => label);
  };
  return {
    diagnostics: ({ yaml }) => {
      const document = opened(yaml);
      return () => judge(document);
    },
    completion: async ({ yaml, yamlOffset }) => {
      const document = opened(yaml);
      await judge(document);
      return () => complete(document, yamlOffset);
    },
    both: ({ yaml, yamlOffset }) => {
      const document = opened(yaml);
      return async () => {
        await judge(document);
        return complete(document, yamlOffset);
      };
    },
  };
}
