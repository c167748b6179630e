/** The tests of the app: its functions are seen through the plugin, as the loader shows them when the app is started. */
import { wengertPlugin } from '../../tooling/vitest/plugin.js';
import { project } from '../../tooling/vitest/project.js';

export default project('train', { plugins: [await wengertPlugin()] });
