/** What a visitor of a type of node is. A family of types is a file here, and a line in the table of visitors.ts. */
import type { Node } from '../../syntax.js';
import type { Walker } from '../walker.js';

/** A node of any type, as parsers give it. */
export type Fields = Node & Record<string, any>;

/** Records what the node declares and uses, and visits what it holds. */
export type Visitor = (w: Walker, node: Fields) => void;

/** Visitors by type of node. */
export type Visitors = Readonly<Record<string, Visitor | undefined>>;
