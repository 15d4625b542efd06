/** The screens of a report. Elders get one task a screen; others say everything on the first. */
export type Step = 'say' | 'where' | 'photos' | 'check' | 'done';

const short: Step[] = ['say', 'check', 'done'];
const long: Step[] = ['say', 'where', 'photos', 'check', 'done'];

export function next(step: Step, elder: boolean): Step {
  const steps = elder ? long : short;
  return steps[Math.max(steps.indexOf(step), 0) + 1] ?? 'done';
}

export function back(step: Step, elder: boolean): Step {
  const steps = elder ? long : short;
  return steps[Math.max(steps.indexOf(step), 1) - 1] ?? 'say';
}
