/** In tests the IR is verified after every pass, by watching the passes. */
import { watchPasses } from '../src/index.js';

watchPasses(() => {});
