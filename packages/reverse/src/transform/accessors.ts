/** Reads and assignments that may run the code of a getter or setter, as the transform writes them. */
import { objectOf, textOf, unknown, type Known, type LoadOp, type StoreOp, type Type } from '@wengert/ir';

/** The type of what an access is done with after its check, which has run the code if there is any: the property is a plain one. */
export function passageType({ args: [base, key] }: LoadOp | StoreOp, { typeOf, definitionOf }: Known): Type {
  const name = textOf(key, definitionOf);
  return typeOf(base)?.kind === 'immutable' || name === undefined ? unknown : objectOf({ [name]: unknown });
}
