import type { SilenceReason } from '../../conversation/consent.ts';

const SILENCE: Record<SilenceReason, string> = {
  setToNever: 'settings.json says that no answer is never a yes.',
  secondQuestion: 'Overruling somebody takes a click.',
  severalPeople: 'Signing out several people takes a click.',
  somebodyThere: 'Somebody may be there.',
  idleUnknown: "Windows can't tell how long nobody has been there.",
  idleTooShort: 'They left a short while ago.',
  needsPermission: 'Windows will ask for permission.',
  notExact: 'Only the quser command is there, which tells too little.',
  usageUnknown: "Usher can't see what is open.",
  documentsOpen: 'Programs that hold documents are open.',
  somethingOpen: 'Programs are open.',
  unknownPrograms: "Programs that Usher doesn't know are open.",
  onlyDisconnects: 'A disconnect takes a click.',
  questionNotShown: 'Windows did not show the question.',
  mayBeUnseen: 'Windows may not show the question now.',
  commandLine: 'At the command line only a typed answer counts.',
};

/** Why no answer is not a yes this time. */
export function silenceReason(reason: SilenceReason): string {
  return SILENCE[reason];
}
