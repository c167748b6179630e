/** The language fence: syntax that is known and refused, each with its own words. */
import type { Words } from './form.js';

const outside = 'Call it from outside of the differentiated function.';
/** Code of a file runs in `ignore` as it is written; a text alone does not show what it needs. */
export const aside =
  ' What is no part of the value goes into ignore(() => ...), if the build plugin (@wengert/plugin) or the loader reads the file, or into a function of its own that nonDifferentiable(...) declares.';
/** Also inside of `ignore`. */
const declared =
  ' What is no part of the value, also in ignore(...), goes into a function of its own that nonDifferentiable(...) declares.';
const awaitWords: Words = [
  '`await`',
  'Other code may run and change values while it waits.',
  `Await what you need first, and differentiate an ordinary function of the results.${aside}`,
];

export const refused: Readonly<Record<string, Words>> = {
  AwaitExpression: awaitWords,
  delete: ['`delete` of this', 'Only properties of objects can be deleted.', 'Write delete object.key.'],
  ImportExpression: ['`import()`', 'It loads code later.', `Import the module at the head of the file.${aside}`],
  MetaProperty: [
    '`import.meta`',
    'It belongs to the surroundings of the code.',
    `Pass what you need as an argument.${aside}`,
  ],
  WithStatement: ['`with`', 'Which variable a name means is only known at run time.', 'Name the object: object.key.'],
  eval: ['`eval`', 'It runs code that cannot be read before.', `Write the code as a function.${declared}`],
  'loose function': [
    'A function declaration that is no statement of a block',
    'Old code only has it, and what it means depends on where it runs.',
    'Put braces around it.',
  ],
  'hook of array methods': [
    'A symbol under which objects tell methods of arrays what to do',
    'The methods are replaced by code of the language, which does not ask for it.',
    'Use a method or a function of your own in place of the symbol.',
  ],
  using: [
    '`using` at the head of a counting loop',
    'Its resource stays through all iterations, which each have variables of their own.',
    'Declare it before the loop, in a block around both.',
  ],
  'super call': [
    '`super(...)` in a branch, in a loop, in an inner function, or a second time',
    'Where it runs decides from where on there is an object.',
    'Call super(...) once, in a statement of the constructor itself.',
  ],
  'this before super': [
    'The object of a derived class before `super(...)`',
    '`super(...)` makes it.',
    'Call super(...) first.',
  ],
  'arguments and parameters': [
    'A parameter that is assigned in a function that uses `arguments`',
    'In old code both are one variable.',
    'Use a rest parameter, (...args) => ..., or a variable of its own.',
  ],
  'assigned arguments': [
    'Assigning elements of `arguments`',
    'In old code they are one variable with the parameters.',
    'Use a rest parameter: (...args) => ...',
  ],
  'property of arguments': [
    'A property of `arguments` other than its length and elements',
    'Here it is an array, and in JavaScript an object that has no methods of arrays.',
    'Use a rest parameter: (...args) => ...',
  ],
  'private name': [
    'A private name in a function that is read from its text',
    'The text does not show which class the name belongs to.',
    'If the class is yours, use the build plugin (@wengert/plugin) or the loader; else call it outside of the differentiated function.',
  ],
  'computed field': [
    'Making a new object of a class with a field whose computed name is more than constant variables and texts',
    'The name is computed once, with the class, and what it was cannot be seen from the constructor.',
    'Compute it before the class: const name = ...; class A { [name] = 1 }.',
  ],
  'field of a parameter': [
    'The initial value of a field that uses a field which a parameter declares',
    'Compilers disagree which of them comes first.',
    'Assign the field in the constructor.',
  ],
  Decorator: ['A decorated class', 'A decorator may replace what it decorates.', outside],
  AccessorProperty: [
    'Making a new object of a class with `accessor` fields',
    'The field is private, and only the class itself can give it to an object.',
    'Use a field, or a getter and a setter.',
  ],
  JSXElement: ['JSX', 'What it makes is up to the framework.', outside + aside],
  JSXFragment: ['JSX', 'What it makes is up to the framework.', outside + aside],
};
