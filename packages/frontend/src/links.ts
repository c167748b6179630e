/** What lowered code refers to, by name: functions that are read back from their written form are linked with it. */
import { attemptExterns, attemptIntrinsics, iterationExterns, iterationIntrinsics } from '@wengert/ir';
import { frontendIntrinsics } from './runtime.js';

export const frontendLinks = {
  intrinsics: { ...frontendIntrinsics, ...attemptIntrinsics, ...iterationIntrinsics },
  externs: { ...frontendIntrinsics, ...attemptExterns, ...iterationExterns },
} as const;
