/** Imports, which declare names, and exports, which are no uses of names, but show them to other files. */
import type { Identifier } from '../../syntax.js';
import type { Fields, Visitors } from './visitor.js';

export const modules: Visitors = {
  ImportDeclaration(w, node) {
    if (node.importKind === 'type') return;
    for (const specifier of node.specifiers as Fields[]) {
      if (specifier.importKind !== 'type') w.record.declare(specifier.local, 'import').initialised = -1;
    }
  },
  ExportNamedDeclaration(w, node) {
    if (node.declaration) {
      w.visit(node.declaration);
      w.record.exportDeclared(node.declaration);
    } else if (node.source == null) {
      for (const { local } of node.specifiers as { local: Identifier }[]) w.record.exportName(local.name);
    }
  },
  ExportAllDeclaration: () => {},
};
