import { defineOfficerCommand } from './define-officer-command.ts'

/** 出件: the result lies ready at the window. */
export const handOutResult = defineOfficerCommand({
  id: 'applications.handOut',
  summary: '出件',
  toCommand: (_ctx, application) => ({ verb: 'handOut', place: application.hallId }),
})
