/** The language fence: syntax that is known and refused, each with its own words. */
import type { Words } from './form.js';

const outside = 'Call it from outside of the differentiated function.';
const classWords: Words = [
  'A class inside a function',
  'Each run makes a new class.',
  'Declare the class outside of the function.',
];
const awaitWords: Words = [
  '`await`',
  'Other code may run and change values while it waits.',
  'Await what you need first, and differentiate an ordinary function of the results.',
];

export const refused: Readonly<Record<string, Words>> = {
  ClassDeclaration: classWords,
  ClassExpression: classWords,
  AwaitExpression: awaitWords,
  TaggedTemplateExpression: [
    'A tagged template',
    'Its text array is shared by all evaluations.',
    'Call the function with plain arguments.',
  ],
  ImportExpression: ['`import()`', 'It loads code later.', 'Import the module at the head of the file.'],
  MetaProperty: [
    '`new.target` and `import.meta`',
    'They belong to the surroundings of the code.',
    'Pass what you need as an argument.',
  ],
  Super: [
    '`super`',
    'The object that it looks methods up in cannot be seen from here.',
    'Call the method by the name of its class: Base.prototype.m.call(this).',
  ],
  WithStatement: ['`with`', 'Which variable a name means is only known at run time.', 'Name the object: object.key.'],
  eval: ['`eval`', 'It runs code that cannot be read before.', 'Write the code as a function.'],
  'loose function': [
    'A function declaration that is no statement of a block',
    'Old code only has it, and what it means depends on where it runs.',
    'Put braces around it.',
  ],
  using: [
    '`using`',
    'It runs code when the block is left.',
    'Free the resource outside of the differentiated function.',
  ],
  TSParameterProperty: [
    'A parameter that declares a field',
    'Constructors are not lowered.',
    'Assign the field in the body of the constructor.',
  ],
  JSXElement: ['JSX', 'What it makes is up to the framework.', outside],
  JSXFragment: ['JSX', 'What it makes is up to the framework.', outside],
  TSEnumDeclaration: [
    'An enum inside a function',
    'Each run makes a new object.',
    'Declare the enum outside of the function.',
  ],
};
