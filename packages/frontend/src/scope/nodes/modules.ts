/** Imports, which declare names, and exports, which are no uses of names. */
import type { Fields, Visitors } from './visitor.js';

export const modules: Visitors = {
  ImportDeclaration(w, node) {
    if (node.importKind === 'type') return;
    for (const specifier of node.specifiers as Fields[]) {
      if (specifier.importKind !== 'type') w.record.declare(specifier.local, 'import').initialised = -1;
    }
  },
  ExportNamedDeclaration(w, node) {
    if (node.declaration) w.visit(node.declaration);
  },
  ExportAllDeclaration: () => {},
};
