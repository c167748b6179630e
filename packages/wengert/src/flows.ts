/** How activity passes through run-time functions of the frontend that reach memory; the others tell nothing that differentiates. */
import { frontendIntrinsics } from '@wengert/frontend';
import { declareFlow } from '@wengert/reverse';

export function registerFlows(): void {
  const {
    superOf,
    setPrototype,
    defineAccessor,
    defineMember,
    extendClass,
    makePrivates,
    privatesOf,
    requireDisposer,
  } = frontendIntrinsics;
  declareFlow(superOf, 'operands');
  declareFlow(makePrivates, 'memory');
  declareFlow(privatesOf, 'memory');
  declareFlow(requireDisposer, 'operands');
  declareFlow(setPrototype, 'add');
  declareFlow(defineAccessor, 'add');
  declareFlow(defineMember, 'add');
  declareFlow(extendClass, 'add');
}
