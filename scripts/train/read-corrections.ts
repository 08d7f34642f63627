/** What dispatchers said of doubtful messages, out of the service's own database. */
import { composeTools } from '../../src/compose.ts';
import { DEFAULT_CATALOGUE } from '../../src/domain/complaint/category-catalogue.ts';
import { keepCorrections } from '../../src/flows/opening/keep-corrections.ts';

export interface Corrected {
  readonly text: string;
  readonly complaint: boolean;
  /** Top class; undefined for idle talk. */
  readonly label: string | undefined;
}

export async function readCorrections(): Promise<readonly Corrected[]> {
  const { recognitionLog, stores, close } = await composeTools();
  try {
    await keepCorrections(recognitionLog);
    const catalogue = (await stores.offices.current())?.policy.categories ?? DEFAULT_CATALOGUE;
    return (await recognitionLog.kept()).map(({ text, complaint, category }) => ({
      text,
      complaint,
      label: catalogue.find(({ id }) => id === category)?.label,
    }));
  } finally {
    await close();
  }
}
