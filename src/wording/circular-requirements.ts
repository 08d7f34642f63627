import { label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart } from '../domain/report/circular-matter.ts';
import { written } from './period-name.ts';

/** What is asked of the units, by when, and who looks again. */
export const requirementParts = (matter: CircularMatter): readonly SectionPart[] => [
  { heading: '', names: [], paragraphs: REQUIREMENTS.map((requirement) => requirement(matter)) },
];

const REQUIREMENTS: readonly ((matter: CircularMatter) => Runs)[] = [
  () =>
    say`一是落实首接责任。主要负责人总负责、分管负责人具体抓，接单后先联系群众、核实情况；首接单位原则上不得退单，确有异议的先办后议。`,
  () => say`二是严守办理时限。各单位要每天查看在办工单，临期的先办；确需延期的，在到期前申请并向群众说明。`,
  () => say`三是提高答复质量。答复要写明查了什么、怎么办的、结果如何；能当场解决的不拖，暂时办不了的讲清原因和计划。`,
  ({ rectifyBy, issuer }) =>
    say`请各单位对照通报抓紧整改，于${label(written(rectifyBy))}前将整改情况报${label(issuer)}。${label(issuer)}将组织复查，复查结果在下期通报中公布。`,
];
