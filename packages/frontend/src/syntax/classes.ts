/** Classes as the frontend reads them. Types only, but for the one question what is a class. */
import type { Expression, FunctionExpression, Identifier, Node, PrivateIdentifier, Statement } from '../syntax.js';

interface Member extends Node {
  readonly key: Expression | PrivateIdentifier;
  readonly computed: boolean;
  readonly static: boolean;
  readonly decorators?: readonly Node[];
}

export interface MethodDefinition extends Member {
  readonly type: 'MethodDefinition';
  readonly kind: 'constructor' | 'method' | 'get' | 'set';
  /** Without a body in overloads. */
  readonly value: Omit<FunctionExpression, 'body'> & { readonly body: FunctionExpression['body'] | null };
}

export interface PropertyDefinition extends Member {
  readonly type: 'PropertyDefinition';
  readonly value: Expression | null;
  readonly declare?: boolean;
}

export interface StaticBlock extends Node {
  readonly type: 'StaticBlock';
  readonly body: readonly Statement[];
}

export interface AccessorProperty extends Member {
  readonly type: 'AccessorProperty';
}

export type ClassMember =
  | MethodDefinition
  | PropertyDefinition
  | AccessorProperty
  | StaticBlock
  /** Members of types, which are none when the program runs. */
  | (Node & { readonly type: 'TSAbstractMethodDefinition' | 'TSAbstractPropertyDefinition' | 'TSIndexSignature' });

interface Class<T extends string> extends Node {
  readonly type: T;
  readonly id: Identifier | null;
  readonly superClass: Expression | null;
  readonly body: Node & { readonly body: readonly ClassMember[] };
  readonly decorators?: readonly Node[];
  readonly declare?: boolean;
}

export type ClassDeclaration = Class<'ClassDeclaration'>;
export type ClassExpression = Class<'ClassExpression'>;
export type ClassNode = ClassDeclaration | ClassExpression;

export function isClassNode(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** True of members that exist when the program runs. */
export function isField(member: ClassMember): member is PropertyDefinition {
  return member.type === 'PropertyDefinition' && member.declare !== true;
}

/** The constructor that is written in a class. */
export function constructorOf({ body }: ClassNode): FunctionExpression | undefined {
  for (const member of body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.body !== null)
      return member.value as FunctionExpression;
  }
  return undefined;
}

/** A private name of the objects of a class, or of the class itself. */
export type PrivateMember = (MethodDefinition | PropertyDefinition) & { readonly key: PrivateIdentifier };

export function privateMembers({ body }: ClassNode, isStatic = false): PrivateMember[] {
  return body.body.filter(
    (member): member is PrivateMember =>
      (isField(member) || (member.type === 'MethodDefinition' && member.value.body !== null)) &&
      member.key.type === 'PrivateIdentifier' &&
      member.static === isStatic,
  );
}

export function isAccessor(member: ClassMember): member is MethodDefinition & { readonly kind: 'get' | 'set' } {
  return member.type === 'MethodDefinition' && (member.kind === 'get' || member.kind === 'set');
}
