import type { IntakeForm, Understanding } from '../../api/model';
import type { ReportDraft } from '../../stores/draft';

/** What stands where a resident spoke and wrote nothing. */
export const spokenOnly = '（说在录音里，请听录音）';

export interface Choices {
  item: string;
  confidential: boolean;
  phone: string;
  onBehalfOf: string;
}

/** Where it will be taken to be: as chosen, as the words say for certain, else home. */
export function whereOf(draft: ReportDraft, understood: Understanding | null, homeName: string): string {
  const [place] = understood?.places ?? [];
  return draft.place?.shown
    ?? (place?.certain ? place.address || place.gridName : homeName ? `${homeName}（您家这边）` : '没说，网格员会问您');
}

/** The report as it is sent. Only what the resident gave is in it. */
export function formOf(draft: ReportDraft, understood: Understanding | null, choices: Choices): IntakeForm {
  const form: IntakeForm = { text: draft.text.trim() || spokenOnly, draftId: draft.id };
  if (understood?.kind) form.kind = understood.kind;
  if (choices.item) form.item = choices.item;
  if (draft.place) form.place = draft.place.sent;
  if (choices.confidential) form.confidential = true;
  if (choices.phone) form.phone = choices.phone;
  if (choices.onBehalfOf) form.onBehalfOf = choices.onBehalfOf;
  return form;
}
