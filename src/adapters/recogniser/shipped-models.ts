/** The models that come with the product. */
import path from 'node:path';
import type { TrainedModels } from '../../domain/complaint/trained-models.ts';
import { type ModelFile, readModelFile } from './model-file.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../models');
const SHIPPED = ['detection.bin', 'category.bin'];

/** A file's models under what they are for; of two of one kind the later stands. */
export const arrange = (files: readonly ModelFile[]): TrainedModels =>
  Object.fromEntries(files.flatMap(({ models }) => models.map((model) => [model.kind, model])));

/** Throws ModelFileError. */
export const loadShippedModels = async (): Promise<TrainedModels> =>
  arrange(await Promise.all(SHIPPED.map((name) => readModelFile(path.join(FOLDER, name)))));
