/** What lowered code refers to, by name: functions that are read back from their written form are linked with it. */
import {
  attemptExterns,
  attemptIntrinsics,
  conversionExterns,
  conversionIntrinsics,
  iterationExterns,
  iterationIntrinsics,
} from '@wengert/ir';
import { frontendIntrinsics } from './runtime.js';

export const frontendLinks = {
  intrinsics: { ...frontendIntrinsics, ...attemptIntrinsics, ...conversionIntrinsics, ...iterationIntrinsics },
  externs: { ...frontendIntrinsics, ...attemptExterns, ...conversionExterns, ...iterationExterns },
} as const;
