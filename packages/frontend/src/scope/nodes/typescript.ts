/** TypeScript's declarations of values: enums, namespaces and `import x = ...`. */
import { enterInitialiser } from './functions.js';
import type { Fields, Visitors } from './visitor.js';

export const typescript: Visitors = {
  TSImportEqualsDeclaration(w, node) {
    if (node.importKind !== 'type') w.record.declare(node.id, 'import').initialised = -1;
  },
  TSEnumDeclaration(w, node) {
    if (node.declare) return;
    w.record.declare(node.id, 'enum').initialised = node.end;
    w.record.within(node, false, () => {
      const members: Fields[] = node.body?.members ?? node.members ?? [];
      // members may name earlier members
      for (const member of members) if (member.id.type === 'Identifier') w.record.declare(member.id, 'const');
      for (const member of members) if (member.initializer) w.visit(member.initializer);
    });
  },
  TSModuleDeclaration(w, node) {
    if (node.declare || !node.body || node.id.type !== 'Identifier') return;
    w.record.declare(node.id, 'namespace').initialised = node.end;
    enterInitialiser(w, node, () => w.visit(node.body));
  },
};
