/** The recogniser of the product: rules and cue words, and the learnt models for what they do not settle. */
import { recognise } from '../../domain/complaint/recognise.ts';
import type { TrainedModels } from '../../domain/complaint/trained-models.ts';
import type { Recogniser } from '../../ports/recogniser.ts';

/**
 * `models` may still be on their way from the disk: the first message waits for them. Should they be missing or
 * damaged, the cue words decide alone, and `report` is told once.
 */
export function linearRecogniser(
  models: Promise<TrainedModels>,
  report: (fault: unknown) => void = () => {},
): Recogniser {
  let ready: TrainedModels | undefined;
  const loading = models
    .catch((fault: unknown) => {
      report(fault);
      return {};
    })
    .then((loaded: TrainedModels) => {
      ready = loaded;
      return loaded;
    });
  return {
    recognise: (text, context) =>
      ready === undefined
        ? loading.then((loaded) => recognise(text, { ...context, models: loaded }))
        : recognise(text, { ...context, models: ready }),
  };
}
