/** Weights in files (safetensors), and networks from such files. */
import { loadTensors, saveTensors, type Tensor } from 'wengert';
import { PIXELS } from './digits.js';
import { systemReason, UserError } from './errors.js';
import { readWhole, writeWhole } from './files.js';
import { Dense, Perceptron } from './model.js';

/** Writes the weights of `model`. @throws UserError if the file cannot be written */
export async function saveWeights(path: string, { hidden, output }: Perceptron): Promise<void> {
  const tensors = { 'hidden.W': hidden.W, 'hidden.b': hidden.b, 'output.W': output.W, 'output.b': output.b };
  await writeWhole(path, saveTensors(tensors));
}

/** The network whose weights a file holds. @throws UserError if the file cannot be read or holds something else */
export async function loadWeights(path: string): Promise<Perceptron> {
  const bytes = await readWhole(path);
  let tensors: Record<string, Tensor>;
  try {
    tensors = loadTensors(bytes);
  } catch (thrown) {
    throw new UserError(`${path} does not hold weights: ${systemReason(thrown)}`);
  }
  const neurons = tensors['hidden.b']?.shape[0];
  const take = (name: string, ...shape: (number | undefined)[]): Tensor => {
    const tensor = tensors[name];
    const fits = tensor?.dtype === 'float32' && String(tensor.shape) === String(shape);
    if (fits && tensor.data.every(Number.isFinite)) return tensor;
    const got = tensor ? `${tensor.dtype} [${tensor.shape.join(', ')}]` : 'missing';
    const what = fits ? 'not finite' : `${got}, not float32 [${shape.map((n) => n ?? 'neurons').join(', ')}]`;
    throw new UserError(`${path} does not hold weights of this network: ${name} is ${what}`);
  };
  return new Perceptron(
    new Dense(take('hidden.W', PIXELS, neurons), take('hidden.b', neurons)),
    new Dense(take('output.W', neurons, 10), take('output.b', 10)),
  );
}
