/** `@wengert/rules`: how functions and values differentiate, as data. */
export * from './rule.js';
export * from './registry.js';
export * from './captured.js';
export * from './define.js';
export * from './tangent-kind.js';
export * from './scalar/table.js';
export { callsTheProgram, isHostFunction, isHostObject, takesNumbersAsText } from './standard/host.js';
export { fillerOf } from './standard/containers/maps.js';
export { primitiveRules } from './scalar/primitive-rules.js';
import { registerArrays } from './standard/arrays/register.js';
import { registerContainers } from './standard/containers/register.js';
import { registerFunctions } from './standard/functions.js';
import { registerNumbers } from './standard/numbers.js';
import { registerObjects } from './standard/objects.js';
import { registerProperties } from './standard/properties.js';
import { registerConstants } from './standard/constants.js';
import { registerMath } from './standard/math.js';
import { registerText } from './standard/text.js';

registerMath();
registerConstants();
registerArrays();
registerContainers();
registerFunctions();
registerNumbers();
registerObjects();
registerText();
registerProperties();
