import { describe, expect, it } from 'vitest';
import { parseOffice } from '../../../src/adapters/office/parse-office.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { buildGazetteer } from '../../../src/domain/complaint/gazetteer.ts';
import { findPlace } from '../../../src/domain/complaint/place.ts';
import { smallOffice } from './small-office.ts';

const withPlaces = (aliases: string): string =>
  smallOffice().replace('[一小区] }', `[一小区], roads: [和平路], alsoCalled: { ${aliases} } }`);

describe('roads and aliases of a community', () => {
  it('are read, found in a text, and written back', () => {
    const { policy, faults } = parseOffice(withPlaces('老厂院: 一小区'), 'office.yaml');
    expect(faults).toEqual([]);
    const gazetteer = buildGazetteer(policy?.areas ?? []);
    expect(findPlace('老厂院停水', gazetteer)).toEqual({ text: '一小区', areaId: 'x', by: 'estate' });
    expect(findPlace('和平路堵车', gazetteer)).toEqual({ text: '和平路', areaId: 'x', by: 'road' });
    if (!policy) throw new Error('no policy');
    expect(parseOffice(writeOffice(policy), 'again.yaml').policy?.areas).toEqual(policy.areas);
  });

  it('an alias of a place that is not there is a fault', () => {
    const { faults } = parseOffice(withPlaces('老厂院: 二小区'), 'office.yaml');
    expect(faults.map(({ message }) => message).join()).toContain('二小区');
  });
});
